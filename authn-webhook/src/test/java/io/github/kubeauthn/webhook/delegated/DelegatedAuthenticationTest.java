package io.github.kubeauthn.webhook.delegated;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.Replies;
import io.github.kubeauthn.webhook.fake.KubeconfigFile;
import io.github.kubeauthn.x509.CaBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DelegatedAuthenticationTest {

    private static final TestCa CLUSTER = TestCa.named("the cluster's authority");
    private static final TestCa PROXIES = TestCa.named("the front proxy's authority");
    private static final TestCa CLIENTS = TestCa.named("the clients' authority");
    private static final TestCa NEW_CLIENTS = TestCa.named("the clients' next authority");
    private static final Identity PROXY = PROXIES.client("front-proxy-client").issue();
    private static final Identity CLIENT = CLIENTS.client("jane").issue();

    private static final Authenticator<BearerToken> TOKENS = credential -> switch (credential.token()) {
        case "good" -> Authenticated.as(UserInfo.named("joe"));
        case "down" -> Failed.couldNotCheck("the api server is down");
        default -> AuthenticationResult.noOpinion();
    };

    private final InMemoryAuthenticationConfigMap configMap = new InMemoryAuthenticationConfigMap();

    private static Map<String, String> published() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("client-ca-file", CLIENTS.pem());
        data.put("requestheader-client-ca-file", PROXIES.pem());
        data.put("requestheader-username-headers", "[\"X-Remote-User\"]");
        data.put("requestheader-group-headers", "[\"X-Remote-Group\"]");
        data.put("requestheader-extra-headers-prefix", "[\"X-Remote-Extra-\"]");
        data.put("requestheader-allowed-names", "[\"front-proxy-client\"]");
        return data;
    }

    private DelegatedAuthentication authentication() {
        return DelegatedAuthentication.of(configMap, TOKENS).build();
    }

    private static HttpCredential request(Identity peer, String... headers) {
        Headers.Builder builder = Headers.builder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.add(headers[i], headers[i + 1]);
        }
        return HttpCredential.builder()
                .headers(builder.build())
                .peerCertificates(peer == null ? List.of() : List.of(peer.peerCertificate()))
                .build();
    }

    private static UserInfo user(AuthenticationResult result) {
        assertThat(result).isAuthenticated();
        return ((Authenticated) result).user();
    }

    @Test
    void believes_the_front_proxy_first() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            UserInfo user = user(authentication.authenticate(request(
                    PROXY,
                    "X-Remote-User",
                    "jim",
                    "X-Remote-Group",
                    "dev",
                    "X-Remote-Extra-Scopes",
                    "a",
                    "Authorization",
                    "Bearer good")));
            assertThat(user)
                    .isEqualTo(new UserInfo(
                            "jim", "", List.of("dev", "system:authenticated"), Map.of("scopes", List.of("a"))));
        }
    }

    @Test
    void knows_a_client_certificate() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            assertThat(authentication.authenticate(request(CLIENT))).isAuthenticatedAs("jane");
        }
    }

    @Test
    void knows_a_token() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            assertThat(user(authentication.authenticate(request(null, "Authorization", "Bearer good"))))
                    .isEqualTo(UserInfo.named("joe").withGroups(List.of("system:authenticated")));
        }
    }

    @Test
    void knows_a_token_among_the_protocols_of_a_websocket() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            assertThat(authentication.authenticate(request(
                            null,
                            "Connection",
                            "Upgrade",
                            "Upgrade",
                            "websocket",
                            "Sec-WebSocket-Protocol",
                            "base64url.bearer.authorization.k8s.io.Z29vZA, other")))
                    .isAuthenticatedAs("joe");
        }
    }

    @Test
    void whoever_shows_nothing_is_anonymous_and_whoever_fails_is_not() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            assertThat(user(authentication.authenticate(request(null))))
                    .isEqualTo(UserInfo.named("system:anonymous").withGroups(List.of("system:unauthenticated")));
            assertThat(authentication.authenticate(request(null, "Authorization", "Bearer down")))
                    .isEqualTo(Failed.couldNotCheck("the api server is down"));
            assertThat(authentication.authenticate(request(null, "Authorization", "Bearer bad")))
                    .isEqualTo(Failed.refused("invalid bearer token"));
        }
    }

    @Test
    void anonymous_can_be_left_out() {
        try (DelegatedAuthentication authentication =
                DelegatedAuthentication.of(configMap, TOKENS).withoutAnonymous().build()) {
            assertThat(authentication.authenticate(request(null))).isEqualTo(AuthenticationResult.noOpinion());
        }
    }

    @Test
    void until_the_config_map_is_there_nobody_is_known_by_a_certificate() {
        try (DelegatedAuthentication authentication = authentication()) {
            assertThat(authentication.authenticate(request(CLIENT))).isAuthenticatedAs("system:anonymous");
            configMap.put(published());
            assertThat(authentication.authenticate(request(CLIENT))).isAuthenticatedAs("jane");
        }
    }

    @Test
    void follows_a_new_authority_and_forgets_the_old_one() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            Map<String, String> changed = published();
            changed.put("client-ca-file", NEW_CLIENTS.pem());
            configMap.put(changed);
            assertThat(authentication.authenticate(
                            request(NEW_CLIENTS.client("jill").issue())))
                    .isAuthenticatedAs("jill");
            assertThat(authentication.authenticate(request(CLIENT))).isRefused();
        }
    }

    @Test
    void follows_new_header_names_and_allowed_names() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            Map<String, String> changed = published();
            changed.put("requestheader-username-headers", "[\"X-User\"]");
            changed.put("requestheader-uid-headers", "[\"X-Uid\"]");
            changed.put("requestheader-allowed-names", "[]");
            configMap.put(changed);
            assertThat(user(authentication.authenticate(
                            request(PROXIES.client("any name").issue(), "X-User", "jim", "X-Uid", "7"))))
                    .isEqualTo(UserInfo.named("jim").withUid("7").withGroups(List.of("system:authenticated")));
            assertThat(authentication.headerEdits()).contains(new HeaderEdit.Remove("X-User"));
        }
    }

    @Test
    void a_proxy_of_another_name_is_refused() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            AuthenticationResult result = authentication.authenticate(
                    request(PROXIES.client("somebody").issue(), "X-Remote-User", "jim"));
            assertThat(result).isRefused();
            assertThat(((Failed) result).message())
                    .contains("x509: subject with cn=somebody is not in the allowed list");
        }
    }

    @Test
    void what_cannot_be_used_leaves_the_last_good_content_in_place() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = authentication()) {
            Map<String, String> broken = published();
            broken.put("client-ca-file", "rubbish");
            broken.put("requestheader-username-headers", "[5]");
            broken.put("requestheader-allowed-names", "[\"nobody\"]");
            configMap.put(broken);
            configMap.put(Map.of());
            assertThat(authentication.authenticate(request(CLIENT))).isAuthenticatedAs("jane");
        }
    }

    @Test
    void no_list_at_all_is_an_empty_list() {
        Map<String, String> data = published();
        data.put("requestheader-username-headers", "null");
        configMap.put(data);
        try (DelegatedAuthentication authentication = authentication()) {
            AuthenticationResult result = authentication.authenticate(request(PROXY, "X-Remote-User", "jim"));
            assertThat(result).isRefused();
            assertThat(((Failed) result).message()).startsWith("verifying certificate ");
        }
    }

    @Test
    void given_authorities_take_the_place_of_published_ones() {
        configMap.put(published());
        try (DelegatedAuthentication authentication = DelegatedAuthentication.of(configMap, TOKENS)
                .clientCas(CaBundle.parsePem("mine", NEW_CLIENTS.pem().getBytes(StandardCharsets.UTF_8)))
                .build()) {
            assertThat(authentication.authenticate(
                            request(NEW_CLIENTS.client("jill").issue())))
                    .isAuthenticatedAs("jill");
            assertThat(authentication.authenticate(request(PROXY, "X-Remote-User", "jim")))
                    .isAuthenticatedAs("jim");
        }
    }

    @Test
    void always_names_the_headers_that_no_handler_may_see() {
        try (DelegatedAuthentication authentication = authentication()) {
            assertThat(authentication.headerEdits())
                    .contains(
                            new HeaderEdit.Remove("Authorization"),
                            new HeaderEdit.Remove("X-Remote-User"),
                            new HeaderEdit.RemovePrefix("X-Remote-Extra-"));
        }
    }

    @Test
    void a_config_map_that_is_given_and_not_to_be_read_is_a_contradiction() {
        assertThatThrownBy(() -> DelegatedAuthentication.of(configMap, TOKENS)
                        .skippingLookup()
                        .build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("of(configMap, ...)", "skippingLookup()");
    }

    @Test
    void asks_a_cluster_for_all_that_it_needs(@TempDir Path folder) {
        try (LoopbackServer cluster =
                LoopbackServer.https(CLUSTER.server("127.0.0.1").issue())) {
            cluster.once(Replies.json(configMapJson(CLIENTS)))
                    .always(Replies.json("{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"joe\"}}}"));
            try (DelegatedAuthentication authentication =
                    DelegatedAuthentication.of(kubeconfig(folder, cluster)).build()) {
                assertThat(authentication.authenticate(request(CLIENT))).isAuthenticatedAs("jane");
                assertThat(authentication.authenticate(request(null, "Authorization", "Bearer x")))
                        .isAuthenticatedAs("joe");
            }
            assertThat(cluster.requests())
                    .extracting(request -> request.method() + " " + request.target())
                    .containsExactly(
                            "GET /api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication",
                            "POST /apis/authentication.k8s.io/v1/tokenreviews");
            assertThat(cluster.requests().get(0).headers().get("Authorization")).containsExactly("Bearer mine");
        }
    }

    @Test
    void a_config_map_that_may_not_be_read_keeps_it_from_beginning(@TempDir Path folder) {
        try (LoopbackServer cluster =
                LoopbackServer.https(CLUSTER.server("127.0.0.1").issue())) {
            cluster.always(
                    Replies.of(
                            403,
                            "application/json",
                            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"configmaps is forbidden\"}"));
            Path kubeconfig = kubeconfig(folder, cluster);
            assertThatThrownBy(() -> DelegatedAuthentication.of(kubeconfig).build())
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessage(
                            "unable to load configmap based request-header-client-ca-file: configmaps is forbidden");
            try (DelegatedAuthentication authentication = DelegatedAuthentication.of(kubeconfig)
                    .toleratingLookupFailure()
                    .build()) {
                assertThat(authentication.authenticate(request(CLIENT))).isAuthenticatedAs("system:anonymous");
            }
        }
    }

    @Test
    void a_config_map_that_is_not_there_yet_keeps_nobody(@TempDir Path folder) {
        try (LoopbackServer cluster =
                        LoopbackServer.https(CLUSTER.server("127.0.0.1").issue());
                DelegatedAuthentication authentication =
                        DelegatedAuthentication.of(kubeconfig(folder, cluster)).build()) {
            assertThat(authentication.authenticate(request(CLIENT))).isAuthenticatedAs("system:anonymous");
        }
    }

    @Test
    void a_config_map_in_a_cluster_is_read_again_and_again(@TempDir Path folder) throws Exception {
        try (LoopbackServer cluster =
                LoopbackServer.https(CLUSTER.server("127.0.0.1").issue())) {
            cluster.once(Replies.json(configMapJson(CLIENTS)))
                    .once(Replies.of(500, "text/plain", "later"))
                    .once(Replies.json("[]"))
                    .always(Replies.json(configMapJson(NEW_CLIENTS)));
            ClusterAuthenticationConfigMap followed = ClusterAuthenticationConfigMap.of(
                    kubeconfig(folder, cluster), Clock.systemUTC(), Duration.ofMillis(20));
            try (DelegatedAuthentication authentication =
                    DelegatedAuthentication.of(followed, TOKENS).build()) {
                HttpCredential jill = request(NEW_CLIENTS.client("jill").issue());
                while (!(authentication.authenticate(jill) instanceof Authenticated)) {
                    Thread.sleep(10);
                }
                assertThat(authentication.authenticate(request(CLIENT))).isRefused();
            }
        }
    }

    private static Path kubeconfig(Path folder, LoopbackServer cluster) {
        KubeconfigFile files = new KubeconfigFile(folder);
        files.write("ca.crt", CLUSTER.pem());
        return files.config("server: '" + cluster.url() + "', certificate-authority: ca.crt", "token: mine");
    }

    private static String configMapJson(TestCa clients) {
        return "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"extension-apiserver-authentication\"},"
                + "\"data\":{\"client-ca-file\":\""
                + clients.pem().replace("\n", "\\n") + "\"}}";
    }
}
