package io.github.kubeauthn.apiserver;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.api.TraceStep;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.chain.AnonymousAuthenticator;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.RequestDecision.Rejected;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Declined;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthenticationChainTest {

    private static final Authenticator<BearerToken> JANE =
            token -> token.token().equals("jane's")
                    ? Authenticated.as(UserInfo.named("jane"))
                    : AuthenticationResult.noOpinion();

    private static AuthenticationChain.Builder chain() {
        return AuthenticationChain.builder()
                .clock(Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC))
                .apiAudiences(Audiences.of("api"));
    }

    private static HttpCredential request(String... headers) {
        Headers.Builder builder = Headers.builder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.add(headers[i], headers[i + 1]);
        }
        return HttpCredential.builder().path("/api").headers(builder.build()).build();
    }

    private static final HttpCredential WITH_JANES_TOKEN = request("Authorization", "Bearer jane's");

    @Test
    void who_shows_a_good_token_is_admitted_without_it_and_without_any_header_of_a_front_proxy() {
        try (AuthenticationChain chain = chain().staticTokens(JANE).build()) {
            RequestDecision decision = chain.decide(request(
                    "Authorization",
                    "Bearer jane's",
                    "X-Remote-User",
                    "root",
                    "X-Remote-Extra-A",
                    "b",
                    "Accept",
                    "*/*"));

            assertThat(decision).isInstanceOf(Admitted.class);
            assertThat(decision.status()).isEqualTo(200);
            assertThat(decision.endsHttp2Connection()).isFalse();
            assertThat(((Admitted) decision).user())
                    .isEqualTo(UserInfo.named("jane").withGroups(List.of("system:authenticated")));
            assertThat(((Admitted) decision).remainingHeaders().names()).containsExactly("Accept");
        }
    }

    @Test
    void a_bad_token_is_never_anonymous() {
        try (AuthenticationChain chain = chain().staticTokens(JANE)
                .anonymous(AnonymousAuthenticator.everywhere())
                .build()) {
            RequestDecision decision = chain.decide(request("Authorization", "Bearer joe's"));

            assertThat(decision).isInstanceOf(Rejected.class);
            assertThat(decision.status()).isEqualTo(401);
            assertThat(((Rejected) decision).reason()).isEqualTo("invalid bearer token");
        }
    }

    @Test
    void who_shows_nothing_is_anonymous_where_that_is_allowed_and_ends_an_http2_connection() {
        try (AuthenticationChain chain = chain().staticTokens(JANE)
                .anonymous(AnonymousAuthenticator.onlyOn(Set.of("/api")))
                .build()) {
            RequestDecision decision = chain.decide(request());

            assertThat(((Admitted) decision).user().name()).isEqualTo("system:anonymous");
            assertThat(decision.endsHttp2Connection()).isTrue();
            assertThat(chain.decide(HttpCredential.builder().path("/").build()).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void an_answer_for_other_audiences_only_is_refused() {
        Authenticator<BearerToken> forVault =
                token -> Authenticated.as(UserInfo.named("jane")).withAudiences(Audiences.of("vault"));
        try (AuthenticationChain chain = chain().token("vault", forVault).build()) {
            RequestDecision decision = chain.decide(WITH_JANES_TOKEN);

            assertThat(((Rejected) decision).reason())
                    .isEqualTo("unable to match the audience: [vault] , accepted: [api]");
        }
    }

    @Test
    void a_malformed_peer_certificate_ends_it_whatever_else_the_request_shows() {
        PeerCertificate nonsense = PeerCertificate.ofDer("nonsense".getBytes(StandardCharsets.UTF_8));
        try (AuthenticationChain chain = chain().staticTokens(JANE).build()) {
            AuthenticationResult result = chain.authenticate(HttpCredential.builder()
                    .headers(WITH_JANES_TOKEN.headers())
                    .peerCertificates(List.of(nonsense))
                    .build());

            assertThat(result).isRefusedAs(Kind.MALFORMED_CERTIFICATE);
        }
    }

    @Test
    void an_authenticator_that_throws_has_failed_to_check() {
        try (AuthenticationChain chain = chain().request("broken", credential -> {
                    throw new IllegalStateException("broken");
                })
                .anonymous(AnonymousAuthenticator.everywhere())
                .build()) {
            assertThat(chain.authenticate(request()))
                    .isEqualTo(Failed.couldNotCheck("Internal error occurred: authentication failed unexpectedly"));
        }
    }

    @Test
    void mechanisms_are_asked_in_the_order_of_kube_apiserver_whatever_the_order_in_which_they_were_given() {
        Authenticator<BearerToken> nobody = token -> AuthenticationResult.noOpinion();
        Authenticator<HttpCredential> noRequest = request -> AuthenticationResult.noOpinion();
        DecisionTrace trace = DecisionTrace.recording(Clock.systemUTC());
        try (AuthenticationChain chain = chain().tokenWebhook(nobody)
                .jwtIssuers(nobody)
                .bootstrapTokens(nobody)
                .boundServiceAccounts(nobody)
                .legacyServiceAccounts(nobody)
                .staticTokens(nobody)
                .token("mine", nobody)
                .clientCertificate(noRequest)
                .basicAuth(noRequest)
                .request("mine too", noRequest)
                .build()) {
            chain.authenticate(WITH_JANES_TOKEN.withContext(
                    AuthenticationContext.unlimited().withTrace(trace)));
        }

        assertThat(namesIn(trace.steps()))
                .containsExactly(
                        "credentials",
                        "basic auth file",
                        "client certificate",
                        "bearer token",
                        "token file",
                        "legacy service account token",
                        "bound service account token",
                        "bootstrap token",
                        "JWT issuers",
                        "token webhook",
                        "mine",
                        "websocket protocol",
                        "mine too");
    }

    private static List<String> namesIn(List<TraceStep> steps) {
        List<String> names = new ArrayList<>();
        for (TraceStep step : steps) {
            names.add(step.name());
            names.addAll(namesIn(step.children()));
        }
        return names;
    }

    @Test
    void a_review_shows_the_chain_nothing_but_the_token() {
        try (AuthenticationChain chain = chain().staticTokens(JANE).build()) {
            Reviewed good = (Reviewed) chain.review("jane's", Audiences.none(), AuthenticationContext.unlimited());
            assertThat(good.user()).map(UserInfo::name).contains("jane");
            assertThat(good.audiences()).isEqualTo(Audiences.of("api"));

            Reviewed bad = (Reviewed) chain.review("joe's", Audiences.none(), AuthenticationContext.unlimited());
            assertThat(bad.authenticated()).isFalse();
            assertThat(bad.error()).isEqualTo("invalid bearer token");
        }
    }

    @Test
    void a_review_without_a_token_is_a_bad_request() {
        try (AuthenticationChain chain = chain().staticTokens(JANE).build()) {
            assertThat(chain.review("", Audiences.none(), AuthenticationContext.unlimited()))
                    .isEqualTo(new Declined(400, "token is required for TokenReview in authentication"));
        }
    }

    @Test
    void a_review_for_audiences_that_the_answer_does_not_name_is_an_internal_error() {
        Authenticator<BearerToken> forVault =
                token -> Authenticated.as(UserInfo.named("jane")).withAudiences(Audiences.of("vault"));
        try (AuthenticationChain chain = chain().token("vault", forVault).build()) {
            assertThat(chain.review("jane's", Audiences.of("other"), AuthenticationContext.unlimited()))
                    .isEqualTo(new Declined(500, "Internal error occurred: error validating audiences"));
        }
    }

    @Test
    void a_chain_of_nothing_is_refused() {
        assertThatThrownBy(() -> AuthenticationChain.builder().build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("anonymous(...)");
    }

    @Test
    void closing_it_closes_what_it_owns_even_if_one_part_fails() {
        List<String> closed = new ArrayList<>();
        AuthenticationChain chain = chain().staticTokens(JANE)
                .owning(() -> {
                    throw new IllegalStateException("stuck");
                })
                .owning(() -> closed.add("second"))
                .build();

        chain.close();

        assertThat(closed).containsExactly("second");
    }

    @Test
    void a_request_target_is_decoded_as_gos_server_does() {
        assertThat(RequestTarget.parse("/a%2Fb?c=d")).isEqualTo(new RequestTarget.Path("/a/b"));
        assertThat(RequestTarget.parse("/%zz")).isInstanceOf(RequestTarget.Malformed.class);
    }
}
