package io.github.kubeauthn.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A request as it came.
 *
 * @param method {@code GET} for example
 * @param target path and query
 * @param headers by name, without regard to case
 * @param body as text
 * @param peer the name of the client's certificate as the JDK writes it; empty if it showed none
 */
public record RecordedRequest(
        String method, String target, Map<String, List<String>> headers, String body, String peer) {

    static RecordedRequest of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        // whoever answers may read it again
        exchange.setStreams(new ByteArrayInputStream(body), null);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return new RecordedRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(body, StandardCharsets.UTF_8),
                peer(exchange));
    }

    private static String peer(HttpExchange exchange) {
        try {
            return exchange instanceof HttpsExchange https
                    ? https.getSSLSession().getPeerPrincipal().getName()
                    : "";
        } catch (SSLPeerUnverifiedException withoutCertificate) {
            return "";
        }
    }

    /** The first value of a header; empty if there is none. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
