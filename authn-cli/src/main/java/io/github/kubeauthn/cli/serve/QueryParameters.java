package io.github.kubeauthn.cli.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands behind the question mark of a URL.
 *
 * @param parameters the values of each name, in order
 */
record QueryParameters(Map<String, List<String>> parameters) {

    /** Reads them; what cannot be decoded is left out, as by Go's {@code url.Query}. */
    static QueryParameters parse(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (!pair.isEmpty()) {
                    parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
                }
            } catch (IllegalArgumentException e) {
                // left out
            }
        }
        return new QueryParameters(parameters);
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
