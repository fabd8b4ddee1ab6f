package com.example.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lets in whom a cluster knows, and tells the server behind it name and groups in the headers of a front proxy. It speaks plain HTTP:
 * whoever terminates TLS hands client certificates over by {@code HttpCredential.Builder.peerCertificates}.
 */
public final class Gateway implements AutoCloseable {

    private static final byte[] UNAUTHORIZED =
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"Unauthorized\",\"code\":401}"
                    .getBytes(StandardCharsets.UTF_8);

    /** What belongs to a connection and not to a request, or is set by the client that forwards it. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final AuthenticationChain chain;
    private final URI upstream;
    private final HttpServer server;

    private Gateway(AuthenticationChain chain, URI upstream, HttpServer server) {
        this.chain = chain;
        this.upstream = upstream;
        this.server = server;
    }

    /**
     * Starts a gateway on the loopback.
     *
     * @param upstream the server behind it, without a slash at the end, which must be reachable through the gateway alone: it believes the headers
     * @param port 0 for any free one
     */
    public static Gateway start(AuthenticationChain chain, URI upstream, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Gateway gateway = new Gateway(chain, upstream, server);
        HttpHandler handler = gateway::handle;
        server.createContext("/", handler);
        server.setExecutor(gateway.threads);
        server.start();
        return gateway;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RequestDecision decision = chain.decide(credential(exchange));
            if (decision instanceof Admitted admitted) {
                forward(exchange, admitted);
            } else {
                answer(exchange, 401, UNAUTHORIZED);
            }
        }
    }

    private static HttpCredential credential(HttpExchange exchange) {
        Headers.Builder headers = Headers.builder();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        return HttpCredential.builder()
                .method(exchange.getRequestMethod())
                .path(exchange.getRequestURI().getPath())
                .headers(headers.build())
                .build();
    }

    private void forward(HttpExchange exchange, Admitted admitted) throws IOException {
        URI target = target(exchange.getRequestURI());
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        Headers remaining = admitted.remainingHeaders();
        for (String name : remaining.names()) {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                remaining.values(name).forEach(value -> request.header(name, value));
            }
        }
        UserInfo user = admitted.user();
        request.header("X-Remote-User", user.name());
        user.groups().forEach(group -> request.header("X-Remote-Group", group));
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer(exchange, response.statusCode(), response.body());
        } catch (IOException e) {
            answer(exchange, 502, new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer(exchange, 503, new byte[0]);
        }
    }

    /** Always at the upstream: resolving {@code //elsewhere/} against it would lead away from there. */
    private URI target(URI requested) {
        String query = requested.getRawQuery();
        return URI.create(upstream + requested.getRawPath() + (query == null ? "" : "?" + query));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
