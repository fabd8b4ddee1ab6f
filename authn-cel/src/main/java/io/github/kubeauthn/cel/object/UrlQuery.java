package io.github.kubeauthn.cel.object;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters in a URL's query, as Go's {@code url.ParseQuery} reads them. */
public final class UrlQuery {

    /** Of more parameters, Go reads none. */
    private static final long MOST_PARAMETERS = 10_000;

    private UrlQuery() {}

    /** Names with their values in order. A parameter that is malformed or holds a semicolon is left out. */
    public static Map<String, List<String>> parse(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query.chars().filter(c -> c == '&').count() >= MOST_PARAMETERS) {
            return parameters;
        }
        for (String parameter : query.split("&", -1)) {
            if (parameter.isEmpty() || parameter.indexOf(';') >= 0) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = unescape(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = unescape(equals < 0 ? "" : parameter.substring(equals + 1));
            if (name != null && value != null) {
                parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static @Nullable String unescape(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] != '%') {
                bytes.write(escaped[i] == '+' ? ' ' : escaped[i]);
                continue;
            }
            int high = i + 2 < escaped.length ? Character.digit(escaped[i + 1], 16) : -1;
            int low = i + 2 < escaped.length ? Character.digit(escaped[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
