package com.example.gateway;

import static io.github.kubeauthn.testkit.cluster.KubeObjects.serviceAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.cluster.ServiceAccountIssuer;
import io.github.kubeauthn.testkit.cluster.TestCluster;
import io.github.kubeauthn.testkit.junit.KubeAuthn;
import io.github.kubeauthn.testkit.junit.Mechanism;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.RecordedRequest;
import io.github.kubeauthn.testkit.server.Replies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway on the wire, with an API server's chain inside and a server behind it that remembers what reached it. */
@KubeAuthn(with = Mechanism.OIDC, flags = "--anonymous-auth=false")
class GatewayTest {

    private final LoopbackServer upstream = LoopbackServer.http().always(Replies.json("{\"hello\":true}"));
    private Gateway gateway;

    @BeforeEach
    void start(AuthenticationChain chain) throws IOException {
        gateway = Gateway.start(chain, URI.create(upstream.url()), 0);
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    @Test
    void whoever_logged_in_reaches_the_server_behind_without_the_token(FakeOidcProvider oidc) throws Exception {
        HttpResponse<String> answer = get("/orders?page=2", oidc.token("jane").sign());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"hello\":true}");
        RecordedRequest request = upstream.requests().get(0);
        assertThat(request.target()).isEqualTo("/orders?page=2");
        assertThat(request.header("X-Remote-User")).isEqualTo(oidc.issuer() + "#jane");
        assertThat(request.header("Authorization")).isEmpty();
    }

    @Test
    void nobody_names_themselves(FakeOidcProvider oidc) throws Exception {
        HttpRequest claim = request("/orders", oidc.token("jane").sign())
                .header("X-Remote-User", "admin")
                .header("X-Remote-Group", "system:masters")
                .build();

        HttpClient.newHttpClient().send(claim, HttpResponse.BodyHandlers.discarding());

        assertThat(upstream.requests().get(0).headers().get("X-Remote-User")).containsExactly(oidc.issuer() + "#jane");
        assertThat(upstream.requests().get(0).headers().get("X-Remote-Group")).containsExactly("system:authenticated");
    }

    @Test
    void a_service_account_gets_in_until_it_is_deleted(
            TestCluster cluster, ServiceAccountIssuer issuer, ManualClock clock) throws Exception {
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart"));
        String token = issuer.token(cart).sign();
        assertThat(get("/orders", token).statusCode()).isEqualTo(200);

        cluster.delete(cart);
        clock.advance(Duration.ofSeconds(11)); // so long the chain remembers a token

        assertThat(get("/orders", token).statusCode()).isEqualTo(401);
        assertThat(upstream.requests()).hasSize(1);
    }

    @Test
    void nobody_leads_the_gateway_elsewhere(FakeOidcProvider oidc) throws Exception {
        HttpRequest elsewhere = HttpRequest.newBuilder(URI.create(gateway.url() + "//elsewhere.invalid/orders"))
                .header("Authorization", "Bearer " + oidc.token("jane").sign())
                .build();

        HttpClient.newHttpClient().send(elsewhere, HttpResponse.BodyHandlers.discarding());

        assertThat(upstream.requests().get(0).target()).isEqualTo("/orders");
    }

    @Test
    void a_stranger_learns_nothing() throws Exception {
        HttpResponse<String> answer = get("/orders", "the-token-of-mallory");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Unauthorized").doesNotContain("mallory");
        assertThat(upstream.requests()).isEmpty();
    }

    private HttpResponse<String> get(String target, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(target, token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String target, String token) {
        return HttpRequest.newBuilder(gateway.url().resolve(target)).header("Authorization", "Bearer " + token);
    }
}
