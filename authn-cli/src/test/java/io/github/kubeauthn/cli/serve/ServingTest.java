package io.github.kubeauthn.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, asked by clients that know nothing of it: the fabric8 client, and the JDK's. */
class ServingTest {

    private static final String SELF = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    private static final String CART = "system:serviceaccount:shop:cart";

    @TempDir
    static Path folder;

    private static ServedDemo demo;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        demo = ServedDemo.in(folder);
        http = demo.client();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(demo.address() + path));
    }

    private static String staticToken() throws IOException {
        return demo.content("tokens.csv").split(",", 2)[0];
    }

    @Test
    void refuses_an_unknown_token_with_the_status_object_of_kubernetes() throws Exception {
        HttpResponse<String> response = send(to("/version").header("Authorization", "Bearer nonsense"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                        + "\"message\":\"Unauthorized\",\"reason\":\"Unauthorized\",\"code\":401}");
    }

    @Test
    void speaks_http_1_and_http_2() throws Exception {
        assertThat(send(to("/version").version(HttpClient.Version.HTTP_1_1)).version())
                .isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(send(to("/version")
                                .version(HttpClient.Version.HTTP_2)
                                .header("Authorization", "Bearer " + staticToken()))
                        .version())
                .isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void answers_health_discovery_and_keys() throws Exception {
        for (String path : List.of("/livez", "/readyz", "/healthz")) {
            assertThat(send(to(path)).body()).isEqualTo("ok");
        }
        assertThat(send(to("/apis/authentication.k8s.io/v1")).body()).contains("selfsubjectreviews");
        assertThat(send(to("/.well-known/openid-configuration")).body())
                .contains("\"issuer\":\"https://kubernetes.default.svc.cluster.local\"");
        assertThat(send(to("/openid/v1/jwks")).headers().firstValue("Content-Type"))
                .hasValue("application/jwk-set+json");
        assertThat(send(to("/api/v1/pods")).statusCode()).isEqualTo(404);
    }

    @Test
    void counts_what_it_decides() throws Exception {
        send(to("/version").header("Authorization", "Bearer nonsense"));
        send(to("/version").header("Authorization", "Bearer " + demo.content("serviceaccount.token")));
        send(to("/version").header("Authorization", "Bearer " + demo.content("serviceaccount.token")));

        assertThat(send(to("/metrics")).body())
                .contains("authentication_attempts{result=\"error\"}")
                .contains("authenticated_user_requests{username=\"other\"}")
                .contains("authentication_duration_seconds_count{result=\"success\"}")
                .contains("authentication_token_cache_request_total{status=\"hit\"}")
                .contains("authentication_token_cache_fetch_total{status=\"ok\"}")
                .contains("authentication_token_cache_active_fetch_count{status=\"in_flight\"} 0\n")
                .contains("serviceaccount_legacy_tokens_total 0\n");
    }

    @Test
    void refuses_a_review_that_asks_nothing() throws Exception {
        HttpResponse<String> response = send(to("/apis/authentication.k8s.io/v1/tokenreviews")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("token is required for TokenReview in authentication");
    }

    @Test
    void answers_a_websocket_whose_token_travels_as_a_protocol() throws Exception {
        String protocol = "base64url.bearer.authorization.k8s.io."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(staticToken().getBytes(StandardCharsets.UTF_8));
        CompletableFuture<String> said = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols(protocol, "v4.channel.k8s.io")
                .buildAsync(
                        URI.create(demo.address().replace("https", "wss") + "/api/v1/watch"), new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                                said.complete(data.toString());
                                return null;
                            }
                        })
                .get(20, TimeUnit.SECONDS);

        assertThat(socket.getSubprotocol()).isEqualTo("v4.channel.k8s.io");
        assertThat(said.get(20, TimeUnit.SECONDS)).contains("\"username\":\"kim\"");
    }

    @Test
    void the_fabric8_client_learns_who_it_is() throws Exception {
        try (KubernetesClient client = fabric8(demo.content("serviceaccount.token"))) {
            SelfSubjectReview review = client.resource(new SelfSubjectReview()).create();

            assertThat(review.getStatus().getUserInfo().getUsername()).isEqualTo(CART);
            assertThat(review.getStatus().getUserInfo().getGroups())
                    .containsExactly("system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated");
        }
    }

    @Test
    void the_fabric8_client_has_a_token_reviewed() throws Exception {
        try (KubernetesClient client = fabric8(staticToken())) {
            TokenReview review = client.resource(new TokenReviewBuilder()
                            .withNewSpec()
                            .withToken(demo.content("serviceaccount.token"))
                            .endSpec()
                            .build())
                    .create();

            assertThat(review.getStatus().getAuthenticated()).isTrue();
            assertThat(review.getStatus().getUser().getUsername()).isEqualTo(CART);
            assertThat(review.getStatus().getAudiences())
                    .containsExactly("https://kubernetes.default.svc.cluster.local");
        }
    }

    private static KubernetesClient fabric8(String token) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(demo.address())
                .withCaCertFile(folder.resolve("ca.crt").toString())
                .withOauthToken(token)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
