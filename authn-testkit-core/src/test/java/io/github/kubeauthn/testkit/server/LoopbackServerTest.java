package io.github.kubeauthn.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.pki.TestTls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {

    private final TestCa servers = TestCa.named("servers");
    private final TestCa clients = TestCa.named("clients");

    @Test
    void a_server_for_clients_of_an_authority_knows_who_they_are() throws Exception {
        Identity jane = clients.client("jane", "dev").issue();
        try (LoopbackServer server =
                LoopbackServer.httpsFor(clients, servers.loopbackServer()).always(Replies.json("{}"))) {
            assertThat(status(server, TestTls.showingAndTrusting(jane, servers)))
                    .isEqualTo(200);
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.peer()).contains("CN=jane", "O=dev"));
        }
    }

    @Test
    void a_client_of_an_intermediate_shows_the_way_to_the_authority() throws Exception {
        Identity jane = clients.intermediate("intermediate").client("jane").issue();
        try (LoopbackServer server =
                LoopbackServer.httpsFor(clients, servers.loopbackServer()).always(Replies.json("{}"))) {
            assertThat(status(server, TestTls.showingAndTrusting(jane, servers)))
                    .isEqualTo(200);
        }
    }

    @Test
    void nobody_else_gets_through() {
        Identity stranger = servers.client("stranger").issue();
        try (LoopbackServer server = LoopbackServer.httpsFor(clients, servers.loopbackServer())) {
            assertThatThrownBy(() -> status(server, TestTls.trusting(servers))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> status(server, TestTls.showingAndTrusting(stranger, servers)))
                    .isInstanceOf(IOException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_server_asks_nobody_for_a_certificate_unless_it_is_told_to() throws Exception {
        try (LoopbackServer server =
                LoopbackServer.https(servers.loopbackServer()).always(Replies.json("{}"))) {
            assertThat(status(server, TestTls.trusting(servers))).isEqualTo(200);
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.peer()).isEmpty());
            assertThatThrownBy(() -> status(server, TestTls.trusting(clients))).isInstanceOf(IOException.class);
        }
    }

    private static int status(LoopbackServer server, SSLContext tls) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url("/")))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
