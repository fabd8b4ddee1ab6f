package io.github.kubeauthn.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, asked by clients that know nothing of it: kubectl, the fabric8 client, the JDK's. */
class ServingTest {

    private static final String SELF = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    private static final String CART = "system:serviceaccount:shop:cart";

    @TempDir
    static Path folder;

    private static SimulatedApiServer server;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        Clock clock = Clock.systemUTC();
        Demo demo = Demo.create(folder, clock.instant(), "127.0.0.1");
        server = SimulatedApiServer.start(
                KubeApiServerFlags.parse(demo.flags(), folder),
                new InMemoryCluster(demo.objects()),
                demo.servingCertificate(),
                "127.0.0.1",
                0,
                clock);
        demo.writeKubeconfigs(address());
        http = HttpClient.newBuilder()
                .sslContext(trusting())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String address() {
        return "https://127.0.0.1:" + server.port();
    }

    private static SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("ca.crt")))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    private static String secret(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }

    private static String staticToken() throws IOException {
        return secret("tokens.csv").split(",", 2)[0];
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

        assertThat(send(to("/metrics")).body())
                .contains("authentication_attempts{result=\"error\"}")
                .contains("authenticated_user_requests{username=\"other\"}")
                .contains("authentication_duration_seconds_count{result=\"success\"}");
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
                .buildAsync(URI.create(address().replace("https", "wss") + "/api/v1/watch"), new WebSocket.Listener() {
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
        try (KubernetesClient client = fabric8(secret("serviceaccount.token"))) {
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
                            .withToken(secret("serviceaccount.token"))
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
                .withMasterUrl(address())
                .withCaCertFile(folder.resolve("ca.crt").toString())
                .withOauthToken(token)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Test
    void kubectl_learns_who_it_is_however_it_says_so() throws Exception {
        Path kubectl = Kubectl.build();
        assumeTrue(kubectl != null, "no kubectl could be built");
        Map<String, String> users = Map.of(
                "certificate", "jane",
                "static-token", "kim",
                "service-account", CART,
                "bootstrap-token", "system:bootstrap:",
                "anonymous", "system:anonymous");

        for (Map.Entry<String, String> user : users.entrySet()) {
            assertThat(kubectl(kubectl, user.getKey(), "auth", "whoami")).contains(user.getValue());
        }
    }

    @Test
    void kubectl_gets_a_token_and_is_known_by_it() throws Exception {
        Path kubectl = Kubectl.build();
        assumeTrue(kubectl != null, "no kubectl could be built");

        String token = kubectl(kubectl, "certificate", "create", "token", "cart", "-n", "shop", "--duration", "10m")
                .strip();

        HttpResponse<String> response = send(
                to(SELF).header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(response.body()).contains("\"username\":\"" + CART + "\"");
        assertThat(kubectl(kubectl, "certificate", "create", "token", "nobody", "-n", "shop"))
                .contains("serviceaccounts \"nobody\" not found");
    }

    private static String kubectl(Path kubectl, String way, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                kubectl.toString(),
                "--kubeconfig",
                folder.resolve(way + ".kubeconfig").toString(),
                "--cache-dir",
                folder.resolve("cache").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return said;
    }
}
