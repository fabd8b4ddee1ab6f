package io.github.kubeauthn.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.Replies;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TestTlsTest {

    private final TestCa ca = TestCa.named("ca");
    private final TestCa another = TestCa.named("another");

    @Test
    void whoever_trusts_the_authorities_of_a_pem_file_trusts_each_of_them_and_nobody_else() throws Exception {
        try (LoopbackServer server = LoopbackServer.https(ca.loopbackServer()).always(Replies.json("{}"))) {
            assertThat(status(server, TestTls.trusting(another.pem() + ca.pem())))
                    .isEqualTo(200);
            assertThatThrownBy(() -> status(server, TestTls.trusting(another.pem())))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static int status(LoopbackServer server, SSLContext tls) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .send(HttpRequest.newBuilder(URI.create(server.url())).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
