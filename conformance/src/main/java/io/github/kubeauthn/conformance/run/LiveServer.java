package io.github.kubeauthn.conformance.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.kubeauthn.conformance.vector.Scenario.Route;
import io.github.kubeauthn.conformance.vector.Scenario.Server;
import io.github.kubeauthn.conformance.vector.VectorJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import tools.jackson.databind.JsonNode;

/** An HTTPS server of a scenario: it answers by its routes, counts how often, and remembers what it was sent. */
final class LiveServer implements AutoCloseable {

    private static final Route NOT_FOUND = new Route(
            "",
            "",
            "",
            404,
            Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff"),
            "404 page not found\n",
            0);

    private final List<Route> routes;
    private final UnaryOperator<String> expand;
    private final HttpsServer server;
    private final ExecutorService threads;
    private final int[] hits;
    private final List<String> bodies = new ArrayList<>();

    private LiveServer(List<Route> routes, UnaryOperator<String> expand, HttpsServer server) {
        this.routes = routes;
        this.expand = expand;
        this.server = server;
        this.hits = new int[routes.size()];
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "scenario-server");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts a server.
     *
     * @param expand puts addresses into the bodies of its answers
     */
    static LiveServer start(Server specification, ServerTls tls, UnaryOperator<String> expand) throws IOException {
        HttpsServer https = HttpsServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), specification.port()), 0);
        LiveServer live = new LiveServer(specification.routes(), expand, https);
        https.setHttpsConfigurator(configurator(tls));
        https.setExecutor(live.threads);
        https.createContext("/", live::answer);
        https.start();
        return live;
    }

    String address() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Lets every route answer as often as at the start. */
    synchronized void resetTimes() {
        Arrays.fill(hits, 0);
    }

    synchronized void forgetRequests() {
        bodies.clear();
    }

    /** The bodies since they were last forgotten; one that is no JSON is a JSON string here. */
    synchronized List<JsonNode> requests() {
        return bodies.stream().map(VectorJson::treeOrText).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!body.isEmpty()) {
                bodies.add(body.strip());
            }
            send(exchange, route(exchange, body).orElse(NOT_FOUND));
        }
    }

    private Optional<Route> route(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        String token = VectorJson.treeOrText(body).path("spec").path("token").asString("");
        for (int i = 0; i < hits.length; i++) {
            Route route = routes.get(i);
            if (fits(route, path, exchange.getRequestMethod(), token)
                    && (route.times() == 0 || hits[i] < route.times())) {
                hits[i]++;
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Route route, String path, String method, String token) {
        return route.path().equals(path)
                && (route.method().isEmpty() || route.method().equals(method))
                && (route.token().isEmpty() || route.token().equals(token));
    }

    private void send(HttpExchange exchange, Route route) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        route.headers().forEach(exchange.getResponseHeaders()::set);
        int status = route.status() == 0 ? 200 : route.status();
        byte[] body = mayHaveBody(exchange.getRequestMethod(), status)
                ? expand.apply(route.body()).getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        // 0 would stand for a body of unknown length
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean mayHaveBody(String method, int status) {
        return !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
    }

    private static HttpsConfigurator configurator(ServerTls tls) {
        return new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = tls.context().getDefaultSSLParameters();
                ssl.setNeedClientAuth(tls.requiresClientCertificate());
                parameters.setSSLParameters(ssl);
            }
        };
    }
}
