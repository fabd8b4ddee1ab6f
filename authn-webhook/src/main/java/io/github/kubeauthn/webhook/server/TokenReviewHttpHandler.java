package io.github.kubeauthn.webhook.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.kubeauthn.webhook.review.StatusObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A {@link TokenReviewHandler} for the JDK's own HTTP server.
 *
 * <pre>{@code
 * HttpsServer server = HttpsServer.create(new InetSocketAddress(8443), 0);
 * server.createContext("/authenticate", new TokenReviewHttpHandler(handler));
 * }</pre>
 *
 * <p>Who wants short answers starts Java with {@code -Dsun.net.httpserver.nodelay=true}: that server otherwise lets an answer's body wait
 * for the client's acknowledgement of its headers, 40 ms on Linux.
 *
 * @param reviews who answers
 */
public record TokenReviewHttpHandler(TokenReviewHandler reviews) implements HttpHandler {

    // How much of a body that is too large is read all the same, so that its sender gets to read the answer.
    private static final long PASSED_OVER = TokenReviewHandler.MAX_REQUEST;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            TokenReviewResponse response = respond(exchange);
            exchange.getResponseHeaders().set("Content-Type", TokenReviewResponse.CONTENT_TYPE);
            exchange.getResponseHeaders().set("Cache-Control", "no-cache, private");
            byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), bytes.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        }
    }

    private TokenReviewResponse respond(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            return TokenReviewHandler.declined(StatusObject.methodNotAllowed());
        }
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        if (contentType != null && !isJson(contentType)) {
            return TokenReviewHandler.declined(StatusObject.unsupportedMediaType());
        }
        InputStream body = exchange.getRequestBody();
        byte[] request = body.readNBytes(TokenReviewHandler.MAX_REQUEST + 1);
        if (request.length > TokenReviewHandler.MAX_REQUEST) {
            passOver(body);
        }
        return reviews.handle(request);
    }

    // A connection that is closed over unread bytes is reset, and the client may lose the answer that says why.
    private static void passOver(InputStream rest) throws IOException {
        byte[] buffer = new byte[8192];
        int read = 0;
        for (long left = PASSED_OVER; left > 0 && read >= 0; left -= read) {
            read = rest.read(buffer);
        }
    }

    private static boolean isJson(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT).equals(TokenReviewResponse.CONTENT_TYPE);
    }
}
