package io.github.kubeauthn.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a server can answer. */
public final class Replies {

    private Replies() {}

    /** 200 with JSON. */
    public static HttpHandler json(String body) {
        return of(200, "application/json", body);
    }

    /** Any status with any body. */
    public static HttpHandler of(int status, String contentType, String body) {
        return exchange -> send(exchange, status, contentType, body);
    }

    /** 302 to somewhere else. */
    public static HttpHandler redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            send(exchange, 302, "text/plain", "");
        };
    }

    /** No answer: the connection ends. */
    public static HttpHandler hangUp() {
        return HttpExchange::close;
    }

    private static void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        // 0 would stand for a body of unknown length
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
