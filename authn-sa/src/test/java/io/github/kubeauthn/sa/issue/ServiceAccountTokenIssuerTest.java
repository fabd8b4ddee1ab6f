package io.github.kubeauthn.sa.issue;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.sa.BoundServiceAccountAuthenticator;
import io.github.kubeauthn.sa.TestTokens;
import io.github.kubeauthn.sa.UnreachableCluster;
import io.github.kubeauthn.sa.issue.TokenAnswer.Issued;
import io.github.kubeauthn.sa.issue.TokenAnswer.Reason;
import io.github.kubeauthn.sa.issue.TokenAnswer.Refused;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.Node;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.token.cluster.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims are those of kube-apiserver v1.37.2 for the same objects. */
class ServiceAccountTokenIssuerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_795_430_090, 999), ZoneOffset.UTC);
    private static final TokenRequest REQUEST = TokenRequest.of("ns", "app");

    private ClusterState cluster = ClusterState.empty()
            .with(ServiceAccount.of("ns", "app", "sa-uid"))
            .with(new Pod("ns", "web", "pod-uid", null, "app", "node-1"))
            .with(Node.of("node-1", "node-uid"))
            .with(Secret.builder("ns", "s").uid("secret-uid").build());

    private final ServiceAccountTokenIssuer.Builder builder = ServiceAccountTokenIssuer.builder(CLOCK)
            .issuer("https://issuer.example.com/<&>")
            .signingKey(SigningKey.parse(TestTokens.RSA.getBytes(StandardCharsets.US_ASCII)))
            .audiences(Audiences.of("a", "b"))
            .ids(() -> "ID");

    @Test
    void a_token_says_who_for_whom_and_how_long() {
        Issued issued = issued(REQUEST.withExpirationSeconds(600));

        assertThat(part(issued.token(), 0)).isEqualTo("{\"alg\":\"RS256\",\"kid\":\"" + TestTokens.RSA_ID + "\"}");
        assertThat(part(issued.token(), 1))
                .isEqualTo("{\"aud\":[\"a\",\"b\"],\"exp\":1795430690,\"iat\":1795430090,"
                        + "\"iss\":\"https://issuer.example.com/\\u003c\\u0026\\u003e\",\"jti\":\"ID\","
                        + "\"kubernetes.io\":{\"namespace\":\"ns\",\"serviceaccount\":{\"name\":\"app\",\"uid\":\"sa-uid\"}},"
                        + "\"nbf\":1795430090,\"sub\":\"system:serviceaccount:ns:app\"}");
        assertThat(issued.expirationTimestamp()).isEqualTo(CLOCK.instant().plusSeconds(600));
        assertThat(issued.expirationSeconds()).isEqualTo(600);
        assertThat(issued.notices().auditAnnotations())
                .isEqualTo(Map.of("authentication.kubernetes.io/issued-credential-id", "JTI=ID"));
    }

    @Test
    void a_token_for_the_kubelets_pod_lives_for_a_year_and_warns_after_an_hour() {
        Issued issued = issued(REQUEST.withExpirationSeconds(3607).withBoundObject(BoundObjectReference.pod("web")));

        assertThat(part(issued.token(), 1))
                .isEqualTo("{\"aud\":[\"a\",\"b\"],\"exp\":1826966090,\"iat\":1795430090,"
                        + "\"iss\":\"https://issuer.example.com/\\u003c\\u0026\\u003e\",\"jti\":\"ID\","
                        + "\"kubernetes.io\":{\"namespace\":\"ns\",\"node\":{\"name\":\"node-1\",\"uid\":\"node-uid\"},"
                        + "\"pod\":{\"name\":\"web\",\"uid\":\"pod-uid\"},"
                        + "\"serviceaccount\":{\"name\":\"app\",\"uid\":\"sa-uid\"},\"warnafter\":1795433697},"
                        + "\"nbf\":1795430090,\"sub\":\"system:serviceaccount:ns:app\"}");
        assertThat(issued.expirationTimestamp()).isEqualTo(CLOCK.instant().plusSeconds(3607));
        assertThat(issued.expirationSeconds()).isEqualTo(3607);
    }

    @Test
    void only_exactly_that_token_is_extended() {
        TokenRequest kubelets = REQUEST.withExpirationSeconds(3607).withBoundObject(BoundObjectReference.pod("web"));

        assertThat(claims(issued(kubelets.withAudiences(List.of("b"))))).contains("warnafter");
        assertThat(claims(issued(kubelets.withAudiences(List.of("b", "vault")))))
                .doesNotContain("warnafter");
        assertThat(claims(issued(kubelets.withExpirationSeconds(3606)))).doesNotContain("warnafter");
        assertThat(claims(issued(kubelets.withBoundObject(BoundObjectReference.secret("s")))))
                .doesNotContain("warnafter");
        builder.extendExpiration(false);
        assertThat(claims(issued(kubelets))).doesNotContain("warnafter").contains("\"exp\":1795433697");
    }

    @Test
    void a_token_is_bound_to_a_secret_or_a_node() {
        assertThat(claims(issued(REQUEST.withBoundObject(BoundObjectReference.secret("s")))))
                .contains("\"secret\":{\"name\":\"s\",\"uid\":\"secret-uid\"}");
        assertThat(claims(issued(REQUEST.withBoundObject(BoundObjectReference.node("node-1")))))
                .contains("\"node\":{\"name\":\"node-1\",\"uid\":\"node-uid\"}");
    }

    @Test
    void a_pod_without_node_is_bound_alone_and_a_node_that_is_gone_leaves_its_name() {
        cluster = cluster.withoutNode("node-1").with(Pod.of("ns", "pending", "p", "app"));

        assertThat(claims(issued(REQUEST.withBoundObject(BoundObjectReference.pod("web")))))
                .contains("\"node\":{\"name\":\"node-1\"},\"pod\"");
        assertThat(claims(issued(REQUEST.withBoundObject(BoundObjectReference.pod("pending")))))
                .doesNotContain("node");
    }

    @Test
    void without_audiences_anywhere_there_is_no_claim_of_them() {
        builder.audiences(Audiences.none());

        assertThat(claims(issued(REQUEST))).doesNotContain("aud");
    }

    @ParameterizedTest
    @ValueSource(longs = {600, 4_294_967_296L})
    void a_life_may_be_ten_minutes_to_two_to_the_32_seconds(long seconds) {
        assertThat(answer(REQUEST.withExpirationSeconds(seconds))).isInstanceOf(Issued.class);
    }

    @ParameterizedTest
    @CsvSource({
        "599, may not specify a duration less than 10 minutes",
        "-1, may not specify a duration less than 10 minutes",
        "4294967297, may not specify a duration larger than 2^32 seconds",
    })
    void any_other_life_is_invalid(long seconds, String why) {
        assertThat(answer(REQUEST.withExpirationSeconds(seconds)))
                .isEqualTo(new Refused(
                        Reason.INVALID,
                        "TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: "
                                + seconds + ": " + why));
    }

    @Test
    void a_life_beyond_the_servers_bound_is_shortened_with_a_warning() {
        builder.maxExpiration(Duration.ofHours(1));

        Issued issued = issued(REQUEST.withExpirationSeconds(7200));

        assertThat(issued.expirationSeconds()).isEqualTo(3600);
        assertThat(claims(issued)).contains("\"exp\":1795433690");
        assertThat(issued.notices().warnings())
                .containsExactly("requested expiration of 7200 seconds shortened to 3600 seconds");
        assertThat(issued(REQUEST).notices().warnings()).isEmpty();
    }

    @Test
    void a_service_account_must_exist_and_be_the_one_that_is_meant() {
        assertThat(answer(TokenRequest.of("ns", "nobody")))
                .isEqualTo(new Refused(Reason.NOT_FOUND, "serviceaccounts \"nobody\" not found"));
        assertThat(answer(REQUEST.withUid("other")))
                .isEqualTo(new Refused(
                        Reason.CONFLICT,
                        "Operation cannot be fulfilled on TokenRequest.authentication.k8s.io \"app\": the UID in the token"
                                + " request (other) does not match the UID of the service account (sa-uid)"));
        assertThat(answer(REQUEST.withUid("sa-uid"))).isInstanceOf(Issued.class);
    }

    @Test
    void a_bound_object_must_exist_and_be_the_one_that_is_meant() {
        assertThat(answer(REQUEST.withBoundObject(BoundObjectReference.pod("x"))))
                .isEqualTo(new Refused(Reason.NOT_FOUND, "pods \"x\" not found"));
        assertThat(answer(REQUEST.withBoundObject(BoundObjectReference.secret("x"))))
                .isEqualTo(new Refused(Reason.NOT_FOUND, "secrets \"x\" not found"));
        assertThat(answer(REQUEST.withBoundObject(BoundObjectReference.node("x"))))
                .isEqualTo(new Refused(Reason.NOT_FOUND, "nodes \"x\" not found"));
        assertThat(answer(REQUEST.withBoundObject(new BoundObjectReference("v1", "Pod", "web", "other"))))
                .isEqualTo(new Refused(
                        Reason.CONFLICT,
                        "Operation cannot be fulfilled on Pod \"web\": the UID in the bound object reference (other) does not"
                                + " match the UID in record. The object might have been deleted and then recreated"));
    }

    @Test
    void a_pod_must_run_as_the_service_account() {
        cluster = cluster.with(Pod.of("ns", "other", "p", "someone"));

        assertThat(answer(REQUEST.withBoundObject(BoundObjectReference.pod("other"))))
                .isEqualTo(
                        new Refused(
                                Reason.BAD_REQUEST,
                                "cannot bind token for serviceaccount \"app\" to pod running with different serviceaccount name."));
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Service, '/v1, Kind=Service'",
        "apps/v1, Pod, 'apps/v1, Kind=Pod'",
        "a/b/c, Deployment, '/, Kind=Deployment'",
        "admissionregistration.k8s.io/v1, MutatingWebhookConfiguration, 'admissionregistration.k8s.io/v1, Kind=MutatingWebhookConfiguration'",
    })
    void nothing_else_can_be_bound_to(String apiVersion, String kind, String printed) {
        assertThat(answer(REQUEST.withBoundObject(new BoundObjectReference(apiVersion, kind, "x", ""))))
                .isEqualTo(new Refused(Reason.BAD_REQUEST, "cannot bind token to object of type " + printed));
    }

    @Test
    void the_version_of_a_core_object_does_not_matter() {
        assertThat(answer(REQUEST.withBoundObject(new BoundObjectReference("v7", "Pod", "web", "pod-uid"))))
                .isInstanceOf(Issued.class);
    }

    @Test
    void what_is_issued_is_believed() {
        Issued issued = issued(REQUEST.withBoundObject(BoundObjectReference.pod("web")));
        BoundServiceAccountAuthenticator authenticator = BoundServiceAccountAuthenticator.builder(CLOCK)
                .issuers(List.of("https://issuer.example.com/<&>"))
                .keys(TestTokens.keys(TestTokens.RSA))
                .audiences(Audiences.of("a"))
                .objects(cluster)
                .build();

        assertThat(authenticator)
                .given(BearerToken.of(issued.token()))
                .isAuthenticatedAs("system:serviceaccount:ns:app");
    }

    @Test
    void a_look_up_that_fails_is_neither_a_token_nor_a_refusal() {
        Failed wouldBlock = Failed.of(Failed.Kind.WOULD_BLOCK, "would block");
        builder.objects(new UnreachableCluster(ClusterState.empty(), wouldBlock));

        assertThat(builder.build().issue(REQUEST, AuthenticationContext.unlimited()))
                .isEqualTo(new TokenAnswer.Unavailable(wouldBlock));
    }

    @Test
    void a_token_does_not_show() {
        Issued issued = issued(REQUEST);

        assertThat(issued.toString()).doesNotContain(issued.token().substring(0, 10));
    }

    @Test
    void the_builder_wants_issuer_key_and_objects_and_a_sensible_bound() {
        ServiceAccountTokenIssuer.Builder empty = ServiceAccountTokenIssuer.builder(CLOCK);

        assertThatThrownBy(empty::build)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("issuer");
        empty.issuer("https://issuer");
        assertThatThrownBy(empty::build).hasMessageContaining("key");
        empty.signingKey(SigningKey.parse(TestTokens.EC.getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(empty::build).hasMessageContaining("objects");
        empty.objects(cluster).maxExpiration(Duration.ofSeconds(3599));
        assertThatThrownBy(empty::build)
                .hasMessage("the service-account-max-token-expiration must be between 1 hour and 2^32 seconds");
    }

    private TokenAnswer answer(TokenRequest request) {
        return builder.objects(cluster).build().issue(request, AuthenticationContext.unlimited());
    }

    private Issued issued(TokenRequest request) {
        TokenAnswer answer = answer(request);
        assertThat(answer).isInstanceOf(Issued.class);
        return (Issued) answer;
    }

    private static String claims(Issued issued) {
        return part(issued.token(), 1);
    }

    private static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8);
    }
}
