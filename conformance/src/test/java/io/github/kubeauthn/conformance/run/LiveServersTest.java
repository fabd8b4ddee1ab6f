package io.github.kubeauthn.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.conformance.vector.Scenario.Route;
import io.github.kubeauthn.conformance.vector.Scenario.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveServersTest {

    private static final Path FILES = Path.of("vectors", "scenarios", "webhook-v1");

    private static final HttpClient CLIENT = client("webhook-client.crt", "webhook-client.key");

    private LiveServers servers;

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void the_first_route_that_fits_answers() throws Exception {
        start(route("/a", "first"), route("/a", "second"), route("/b", "third"));

        assertThat(get("/a").body()).isEqualTo("first");
        assertThat(get("/b").body()).isEqualTo("third");
    }

    @Test
    void an_answer_is_json_with_status_200_unless_the_route_says_otherwise() throws Exception {
        start(route("/plain", "{}"), new Route("/other", "", "", 503, Map.of("Retry-After", "7"), "", 0));

        HttpResponse<String> plain = get("/plain");
        HttpResponse<String> other = get("/other");

        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(other.statusCode()).isEqualTo(503);
        assertThat(other.headers().firstValue("Retry-After")).contains("7");
        assertThat(other.body()).isEmpty();
    }

    @Test
    void what_no_route_fits_is_not_found() throws Exception {
        start(route("/a", "first"));

        assertThat(get("/A").statusCode()).isEqualTo(404);
        assertThat(get("/a/").statusCode()).isEqualTo(404);
        assertThat(get("/a?query=1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_route_with_a_token_fits_only_its_review() throws Exception {
        start(new Route("/review", "POST", "one", 0, Map.of(), "it is one", 0), route("/review", "it is another"));

        assertThat(post("/review", "{\"spec\":{\"token\":\"one\"}}").body()).isEqualTo("it is one");
        assertThat(post("/review", "{\"spec\":{\"token\":\"two\"}}").body()).isEqualTo("it is another");
        assertThat(post("/review", "no json").body()).isEqualTo("it is another");
    }

    @Test
    void a_route_answers_only_so_many_times() throws Exception {
        start(new Route("/a", "", "", 500, Map.of(), "", 2), route("/a", "then"));

        assertThat(List.of(
                        get("/a").statusCode(),
                        get("/a").statusCode(),
                        get("/a").statusCode()))
                .containsExactly(500, 500, 200);

        servers.resetTimes();

        assertThat(get("/a").statusCode()).isEqualTo(500);
    }

    @Test
    void a_body_holds_the_address_of_the_server() throws Exception {
        start(route("/a", "<${SERVER_webhook}/keys>"));

        assertThat(get("/a").body()).isEqualTo("<" + address() + "/keys>");
    }

    @Test
    void a_file_of_any_encoding_gets_the_address_of_the_server() throws Exception {
        start();
        byte[] content = "ÿ${SERVER_webhook}\u0000${SERVER_other}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(servers.expand(content))
                .isEqualTo(("ÿ" + address() + "\u0000${SERVER_other}").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void the_webhook_remembers_bodies_until_they_are_forgotten() throws Exception {
        start(route("/review", ""));
        get("/review");
        post("/review", "{\"spec\": {}}\n");
        post("/elsewhere", "[1]");

        assertThat(servers.webhookRequests()).asString().isEqualTo("[{\"spec\":{}}, [1]]");

        servers.forgetRequests();

        assertThat(servers.webhookRequests()).isEmpty();
    }

    @Test
    void a_server_may_require_a_certificate_of_its_clients() throws Exception {
        servers = LiveServers.start(
                FILES,
                Map.of(
                        "webhook",
                        new Server(
                                0,
                                "webhook-serving.crt",
                                "webhook-serving.key",
                                "webhook-clients-ca.crt",
                                List.of(route("/a", "in")))));

        assertThat(get("/a").body()).isEqualTo("in");
        assertThatThrownBy(() ->
                        send(client("webhook-serving.crt", "webhook-serving.key"), HttpRequest.newBuilder(uri("/a"))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void none_is_left_running_where_one_cannot_start() throws Exception {
        start();
        int taken = uri("/").getPort();
        int free = freePort();

        assertThatThrownBy(() -> LiveServers.start(FILES, Map.of("a", server(free), "b", server(taken))))
                .isInstanceOf(BindException.class);
        assertThatCode(() -> LiveServers.start(FILES, Map.of("a", server(free))).close())
                .doesNotThrowAnyException();
    }

    private void start(Route... routes) throws IOException {
        servers = LiveServers.start(FILES, Map.of("webhook", server(0, routes)));
    }

    private static Server server(int port, Route... routes) {
        return new Server(port, "webhook-serving.crt", "webhook-serving.key", "", List.of(routes));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(CLIENT, HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(CLIENT, HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A client needs what a server needs: a certificate to show, and a CA to believe. */
    private static HttpClient client(String certFile, String keyFile) {
        try {
            return HttpClient.newBuilder()
                    .sslContext(ServerTls.read(FILES, new Server(0, certFile, keyFile, "webhook-ca.crt", List.of()))
                            .context())
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private URI uri(String path) {
        return URI.create(address() + path);
    }

    private String address() {
        return servers.expand("${SERVER_webhook}");
    }

    private static Route route(String path, String body) {
        return new Route(path, "", "", 0, Map.of(), body, 0);
    }
}
