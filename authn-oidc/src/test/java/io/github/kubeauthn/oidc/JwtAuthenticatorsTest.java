package io.github.kubeauthn.oidc;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.oidc.configuration.CheckOptions;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration;
import io.github.kubeauthn.oidc.configuration.OidcFlags;
import io.github.kubeauthn.oidc.key.IssuerKey;
import io.github.kubeauthn.oidc.key.KeySet;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.pki.CertificateBuilder;
import io.github.kubeauthn.testkit.pki.CertificatePurpose;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.RecordedRequest;
import io.github.kubeauthn.testkit.server.Replies;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class JwtAuthenticatorsTest {

    private static final SigningKey FIRST = SigningKey.rsa().named("k1");
    private static final SigningKey SECOND = SigningKey.rsa().named("k1");
    private static final Instant NOW = Instant.parse("2026-11-22T17:06:27.5Z");
    private static final long EXPIRY = NOW.getEpochSecond() + 3600;
    private static final TestCa CA = TestCa.named("oidc-ca");
    private static final String ISSUER = "https://issuer.example.com";

    private final ManualClock clock = ManualClock.at(NOW);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    // With keys in memory

    @Test
    void a_good_token_becomes_a_user() {
        JwtAuthenticators issuers = withKeysInMemory(flags());
        assertThat(issuers.healthProblem()).isEmpty();
        assertThat(user(issuers, token("\"sub\":\"jane\",\"groups\":[\"dev\"]")))
                .isEqualTo(new UserInfo(ISSUER + "#jane", "", List.of("g:dev"), Map.of()));
    }

    @Test
    void a_token_of_another_issuer_and_what_is_no_jwt_get_no_opinion() {
        JwtAuthenticators issuers = withKeysInMemory(flags());
        assertThat(issuers.authenticate(BearerToken.of(FIRST.sign("{\"iss\":\"https://other.example.com\"}"))))
                .hasNoOpinion();
        assertThat(issuers.authenticate(BearerToken.of("opaque"))).hasNoOpinion();
        assertThat(issuers.authenticate(BearerToken.of(""))).hasNoOpinion();
        assertThat(build(JwtAuthenticators.builder(clock), AuthenticationConfiguration.of())
                        .authenticate(BearerToken.of(token(""))))
                .hasNoOpinion();
    }

    @Test
    void a_token_expires_after_its_last_second_without_leeway() {
        JwtAuthenticators issuers = withKeysInMemory(flags());
        String token = token("\"sub\":\"jane\"");
        clock.set(Instant.ofEpochSecond(EXPIRY));
        assertThat(issuers.authenticate(BearerToken.of(token))).isAuthenticated();
        clock.advance(Duration.ofNanos(1));
        assertThat(issuers)
                .given(BearerToken.of(token))
                .isRefusedBecause(
                        "oidc: verify token: oidc: token is expired (Token Expiry: 2026-11-22 18:06:27 +0000 UTC)");
    }

    @Test
    void a_token_may_be_used_one_minute_before_its_time() {
        JwtAuthenticators issuers = withKeysInMemory(flags());
        String token = token("\"sub\":\"jane\",\"nbf\":" + (NOW.getEpochSecond() + 60));
        assertThat(issuers.authenticate(BearerToken.of(token))).isAuthenticated();
        clock.set(Instant.ofEpochSecond(NOW.getEpochSecond()).minusNanos(1));
        assertThat(failure(issuers, token).message())
                .startsWith("oidc: verify token: oidc: current time 2026-11-22T17:06:26.999999999Z before the nbf (not"
                        + " before) time: 2026-11-22 17:07:27 +0000 UTC");
    }

    @Test
    void a_token_must_be_for_the_client() {
        JwtAuthenticators issuers = withKeysInMemory(flags());
        assertThat(issuers)
                .given(BearerToken.of(
                        signed("{\"iss\":\"" + ISSUER + "\",\"aud\":[\"a\",\"b\"],\"exp\":" + EXPIRY + "}")))
                .isRefusedBecause("oidc: verify token: oidc: expected audience \"my-client\" got [\"a\" \"b\"]");
    }

    @Test
    void of_several_audiences_one_is_enough_and_time_is_looked_at_first() {
        JwtAuthenticators issuers = withKeysInMemory(configuration(
                "audiences: [two, one], audienceMatchPolicy: MatchAny", "username: {claim: sub, prefix: ''}"));
        assertThat(issuers)
                .given(BearerToken.of(signed(
                        "{\"iss\":\"" + ISSUER + "\",\"sub\":\"s\",\"aud\":[\"x\",\"one\"],\"exp\":" + EXPIRY + "}")))
                .isAuthenticatedAs("s");
        assertThat(issuers)
                .given(BearerToken.of(signed("{\"iss\":\"" + ISSUER + "\",\"aud\":\"x\",\"exp\":" + EXPIRY + "}")))
                .isRefusedBecause("oidc: verify token: oidc: expected audience in [\"one\" \"two\"] got [\"x\"]");
        assertThat(issuers)
                .given(BearerToken.of(signed("{\"iss\":\"" + ISSUER + "\",\"aud\":\"x\"}")))
                .isRefusedBecauseOfSomethingLike("token is expired");
    }

    @Test
    void a_token_signed_otherwise_is_refused_with_what_would_do() {
        JwtAuthenticators issuers = withKeysInMemory(flags());
        assertThat(issuers)
                .given(BearerToken.of(FIRST.sign("{\"alg\":\"none\"}", payload("\"sub\":\"s\""))))
                .isRefusedBecause(
                        "oidc: verify token: oidc: id token signed with unsupported algorithm, expected [\"RS256\"]"
                                + " got \"none\"");
        assertThat(issuers)
                .given(BearerToken.of(SECOND.sign(payload("\"sub\":\"s\""))))
                .isRefusedBecause(
                        "oidc: verify token: failed to verify signature: failed to verify id token signature: the key"
                                + " that it names does not verify it");
        assertThat(issuers)
                .given(BearerToken.of(FIRST.named("other").sign(payload("\"sub\":\"s\""))))
                .isRefusedBecause(
                        "oidc: verify token: failed to verify signature: failed to verify id token signature: the"
                                + " issuer has no key of the id that the token names");
        assertThat(issuers)
                .given(BearerToken.of(SECOND.sign("{\"alg\":\"RS256\"}", payload("\"sub\":\"s\""))))
                .isRefusedBecauseOfSomethingLike("none of the issuer's 1 keys verifies it");
    }

    @Test
    void a_key_of_another_type_is_told_as_one() {
        JwtAuthenticators issuers =
                withKeysInMemory(configuration("audiences: [my-client]", "username: {claim: sub, prefix: ''}"));
        assertThat(failure(issuers, FIRST.sign("{\"alg\":\"ES256\",\"kid\":\"k1\"}", payload("\"sub\":\"s\"")))
                        .message())
                .endsWith("the key that it names is of type RSA, which does not fit ES256");
    }

    @Test
    void an_encrypted_token_is_none_of_a_jwt_authenticators_business() {
        JwtAuthenticators issuers = withKeysInMemory(flags());
        String token = token("\"sub\":\"jane\"");
        String header = token.substring(0, token.indexOf('.'));
        assertThat(issuers.authenticate(BearerToken.of(header + ".x.y.z.w"))).hasNoOpinion();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sub\":5", "\"sub\":\"s\",\"aud\":5", "\"sub\":\"s\",\"exp\":\"x\"", "\"groups\":{}"})
    void a_message_shows_nothing_of_the_token_text(String claims) {
        String token = token(claims);
        String message = failure(withKeysInMemory(flags()), token).message();
        for (String part : token.split("\\.")) {
            assertThat(message).doesNotContain(part.substring(0, 12));
        }
    }

    @Test
    void google_may_leave_out_its_scheme_and_nobody_else() {
        AuthenticationConfiguration google = OidcFlags.builder()
                .issuerUrl("https://accounts.google.com")
                .clientId("my-client")
                .build()
                .configuration();
        JwtAuthenticators issuers =
                build(JwtAuthenticators.builder(clock).keySource("https://accounts.google.com", keys()), google);
        assertThat(issuers)
                .given(BearerToken.of(
                        signed("{\"iss\":\"accounts.google.com\",\"sub\":\"s\",\"aud\":\"my-client\",\"exp\":" + EXPIRY
                                + "}")))
                .isAuthenticatedAs("https://accounts.google.com#s");
        assertThat(withKeysInMemory(flags()).authenticate(BearerToken.of(signed("{\"iss\":\"issuer.example.com\"}"))))
                .hasNoOpinion();
    }

    @Test
    void an_empty_list_of_algorithms_stands_for_rs256() {
        JwtAuthenticators issuers = build(
                JwtAuthenticators.builder(clock).signingAlgorithms(List.of()).keySource(ISSUER, keys()), flags());
        assertThat(user(issuers, token("\"sub\":\"s\""))).isNotNull();
        assertThat(issuers)
                .given(BearerToken.of(FIRST.sign("{\"alg\":\"RS384\"}", payload(""))))
                .isRefusedBecauseOfSomethingLike("expected [\"RS256\"] got \"RS384\"");
    }

    // What cannot be built

    @Test
    void an_algorithm_that_kubernetes_does_not_know_is_refused() {
        assertThatThrownBy(() -> JwtAuthenticators.builder(clock)
                        .signingAlgorithms(List.of("HS256"))
                        .build(flags()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("oidc: unsupported signing alg: \"HS256\"");
    }

    @Test
    void a_configuration_that_is_no_good_is_refused_in_kube_apiservers_words() {
        assertThatThrownBy(() -> JwtAuthenticators.builder(clock)
                        .build(OidcFlags.builder()
                                .issuerUrl("http://a.b")
                                .clientId("c")
                                .usernameClaim("")
                                .build()
                                .configuration()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("invalid authentication configuration: [jwt[0].issuer.url: Invalid value: \"http://a.b\":"
                        + " URL scheme must be https, jwt[0].claimMappings.username: Required value: claim or"
                        + " expression is required]");
    }

    @Test
    void a_service_account_issuer_is_refused_as_when_kube_apiserver_builds_its_authenticators() {
        CheckOptions options = CheckOptions.defaults().withDisallowedIssuers(List.of(ISSUER));
        assertThatThrownBy(() ->
                        JwtAuthenticators.builder(clock).checkOptions(options).build(flags()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("issuer.url: Invalid value: \"" + ISSUER
                        + "\": URL must not overlap with disallowed issuers:" + " [" + ISSUER + "]");
    }

    @Test
    void a_key_source_needs_an_issuer_without_discovery_url() {
        assertThatThrownBy(() -> JwtAuthenticators.builder(clock)
                        .keySource("https://other", keys())
                        .build(flags()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("https://other");
        AuthenticationConfiguration discovered =
                configuration("discoveryURL: 'https://a.b', audiences: [a]", "username: {claim: sub, prefix: ''}");
        assertThatThrownBy(() -> JwtAuthenticators.builder(clock)
                        .keySource(ISSUER, keys())
                        .build(discovered))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("oidc: KeySet and DiscoveryURL are mutually exclusive");
    }

    @Test
    void a_way_that_nobody_knows_is_refused() {
        AuthenticationConfiguration cluster =
                configuration("audiences: [a], egressSelectorType: cluster", "username: {claim: sub, prefix: ''}");
        assertThatThrownBy(() -> JwtAuthenticators.builder(clock).build(cluster))
                .hasMessage("oidc: egress lookup required with egress selector type \"cluster\"");
        assertThatThrownBy(() -> JwtAuthenticators.builder(clock)
                        .connections(egress -> Optional.empty())
                        .build(cluster))
                .hasMessage("oidc: egress lookup for \"cluster\" is not configured");
    }

    // With a server

    @Test
    void keys_are_found_by_discovery_over_tls() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        answerAsIssuer(server, server.url(""));
        JwtAuthenticators issuers = discovering(server, server.url(""), "");
        awaitReady(issuers);
        assertThat(server.requests())
                .extracting(RecordedRequest::path)
                .containsExactly("/.well-known/openid-configuration");
        assertThat(issuers).given(BearerToken.of(tokenOf(server.url("")))).isAuthenticatedAs("jane");
        assertThat(issuers).given(BearerToken.of(tokenOf(server.url("")))).isAuthenticatedAs("jane");
        assertThat(server.requests("/keys")).hasSize(1);
    }

    @Test
    void a_discovery_url_takes_the_place_of_the_well_known_one() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        server.answer("/keys", Replies.json("{\"keys\":[" + FIRST.jwk() + "]}"));
        server.answer(
                "/elsewhere",
                Replies.json("{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"" + server.url("/keys") + "\"}"));
        JwtAuthenticators issuers = discovering(server, ISSUER, server.url("/elsewhere"));
        awaitReady(issuers);
        assertThat(issuers).given(BearerToken.of(tokenOf(ISSUER))).isAuthenticatedAs("jane");
    }

    @Test
    void until_an_issuer_is_found_its_tokens_are_an_error_and_the_health_check_says_why() throws Exception {
        LoopbackServer down = server(CA.loopbackServer());
        LoopbackServer good = server(CA.loopbackServer());
        answerAsIssuer(good, good.url(""));
        String url = down.url("");
        AuthenticationConfiguration both =
                new AuthenticationConfiguration(List.of(jwt(url, ""), jwt(good.url(""), "")), null);
        JwtAuthenticators issuers = build(JwtAuthenticators.builder(clock), both);
        await(() -> issuers.healthProblem().orElse("").endsWith("404 Not Found: nobody said what to answer"));
        assertThat(issuers.healthProblem())
                .contains("oidc: authenticator for issuer \"" + url
                        + "\" is not healthy: 404 Not Found: nobody said what to answer");
        assertThat(issuers)
                .given(BearerToken.of(tokenOf(url)))
                .isEqualTo(Failed.couldNotCheck("oidc: authenticator not initialized"));
        await(() -> issuers.authenticate(BearerToken.of(tokenOf(good.url("")))) instanceof Authenticated);
    }

    static Stream<Arguments> strangers() {
        String nameless = "x509: cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs";
        CertificateBuilder common = CA.certificate().commonName("127.0.0.1");
        return Stream.of(
                arguments(CA.server("other.example.com").issue(), nameless),
                arguments(common.usableFor(CertificatePurpose.SERVER).issue(), nameless),
                arguments(
                        common.alternativeName("127.0.0.1")
                                .usableFor(CertificatePurpose.CLIENT)
                                .issue(),
                        "x509: certificate specifies an incompatible key usage"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void a_server_must_be_who_it_should_be(Identity identity, String problem) throws Exception {
        LoopbackServer server = server(identity);
        answerAsIssuer(server, server.url(""));
        JwtAuthenticators issuers = discovering(server, server.url(""), "");
        await(() -> issuers.healthProblem().orElse("").contains("x509"));
        assertThat(issuers.healthProblem()).get().asString().endsWith("tls: failed to verify certificate: " + problem);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void without_a_ca_the_system_decides_whom_to_trust() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        answerAsIssuer(server, server.url(""));
        AuthenticationConfiguration configuration = OidcFlags.builder()
                .issuerUrl(server.url(""))
                .clientId("my-client")
                .build()
                .configuration();
        JwtAuthenticators issuers = build(JwtAuthenticators.builder(clock), configuration);
        await(() -> issuers.healthProblem().orElse("").contains("certif"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void the_clock_decides_whether_a_certificate_is_valid() throws Exception {
        LoopbackServer server = server(CA.server("127.0.0.1")
                .validFrom(Instant.parse("2026-01-01T00:00:00Z"))
                .issue());
        answerAsIssuer(server, server.url(""));
        clock.set(Instant.parse("2025-12-31T23:59:59Z"));
        JwtAuthenticators issuers = discovering(server, server.url(""), "");
        await(() -> issuers.healthProblem().orElse("").contains("x509: certificate has expired or is not yet valid"));
    }

    @Test
    void keys_that_cannot_be_fetched_are_an_error_that_says_so() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        answerAsIssuer(server, server.url(""));
        server.answer("/keys", Replies.of(503, "application/json", "later"));
        JwtAuthenticators issuers = discovering(server, server.url(""), "");
        awaitReady(issuers);
        assertThat(issuers)
                .given(BearerToken.of(tokenOf(server.url(""))))
                .isEqualTo(
                        Failed.couldNotCheck("oidc: verify token: failed to verify signature: fetching keys oidc: get"
                                + " keys failed: 503 Service Unavailable later"));
        answerAsIssuer(server, server.url(""));
        assertThat(issuers).given(BearerToken.of(tokenOf(server.url("")))).isAuthenticatedAs("jane");
        server.answer("/keys", Replies.json("{\"keys\":[]}"));
        assertThat(failure(issuers, SECOND.named("k2").sign(payloadOf(server.url(""))))
                        .message())
                .endsWith("failed to verify id token signature: the issuer has no keys");
    }

    @Test
    void an_event_loop_is_told_that_it_would_wait_only_where_it_would() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        answerAsIssuer(server, server.url(""));
        JwtAuthenticators issuers = discovering(server, server.url(""), "");
        awaitReady(issuers);
        AuthenticationContext eventLoop = AuthenticationContext.unlimited().withNonBlocking(true);
        String token = tokenOf(server.url(""));
        assertThat(issuers.authenticate(BearerToken.of(token, eventLoop))).isRefusedAs(Kind.WOULD_BLOCK);
        assertThat(issuers.authenticate(BearerToken.of(token))).isAuthenticated();
        assertThat(issuers.authenticate(BearerToken.of(token, eventLoop))).isAuthenticated();
    }

    @Test
    void all_that_an_issuer_is_asked_goes_the_chosen_way() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        answerAsIssuer(server, ISSUER);
        List<String> asked = new ArrayList<>();
        AuthenticationConfiguration configuration = configuration(
                "discoveryURL: '" + server.url("/.well-known/openid-configuration") + "', certificateAuthority: \""
                        + CA.pem().replace("\n", "\\n")
                        + "\", audiences: [my-client], egressSelectorType: controlplane",
                "username: {claim: sub, prefix: ''}");
        JwtAuthenticators issuers = build(
                JwtAuthenticators.builder(clock).connections(egress -> {
                    asked.add(egress.toString());
                    return Optional.of(HttpClient.newBuilder());
                }),
                configuration);
        awaitReady(issuers);
        assertThat(asked).containsExactly("controlplane");
        assertThat(issuers).given(BearerToken.of(tokenOf(ISSUER))).isAuthenticatedAs("jane");
    }

    // Distributed claims

    @Test
    void groups_that_a_token_refers_to_are_fetched_with_its_access_token_and_verified() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        String issuer = server.url("");
        answerAsIssuer(server, issuer);
        server.answer("/groups", exchange -> {
            boolean allowed = "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            Replies.of(
                            allowed ? 200 : 401,
                            "application/json",
                            signed(payloadOf(issuer, "\"groups\":[\"far\",\"away\"]")))
                    .handle(exchange);
        });
        JwtAuthenticators issuers = discovering(server, issuer, "");
        awaitReady(issuers);
        String token = signed(payloadOf(
                issuer,
                "\"_claim_names\":{\"groups\":\"s\"},\"_claim_sources\":{\"s\":{\"endpoint\":\"" + server.url("/groups")
                        + "\",\"access_token\":\"t0ken\"}}"));
        assertThat(failure(issuers, token))
                .as("whoever signs distributed claims is found like any issuer")
                .isEqualTo(Failed.couldNotCheck("oidc: could not expand distributed claims: verifying untrusted issuer "
                        + issuer + " failed: verifier not initialized for issuer: \"" + issuer + "\""));
        await(() -> issuers.authenticate(BearerToken.of(token)) instanceof Authenticated);
        assertThat(issuers).given(BearerToken.of(token)).inExactlyTheGroups("g:far", "g:away");
    }

    @Test
    void an_endpoint_of_distributed_claims_that_fails_is_told_without_its_access_token() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        String issuer = server.url("");
        answerAsIssuer(server, issuer);
        server.answer("/no-jwt", Replies.json("hello"));
        JwtAuthenticators issuers = discovering(server, issuer, "");
        awaitReady(issuers);
        assertThat(issuers)
                .given(BearerToken.of(distributed(issuer, server.url("/nothing"))))
                .isRefusedBecause(
                        "oidc: could not expand distributed claims: while getting distributed claim \"groups\": error"
                                + " while getting distributed claim JWT: 404 Not Found");
        assertThat(issuers)
                .given(BearerToken.of(distributed(issuer, server.url("/no-jwt"))))
                .isRefusedBecause("oidc: could not expand distributed claims: getting untrusted issuer from endpoint "
                        + server.url("/no-jwt") + " failed for claim \"groups\": malformed token");
        assertThat(issuers)
                .given(BearerToken.of(distributed(issuer, "::bad")))
                .isRefusedBecause(
                        "oidc: could not expand distributed claims: while getting distributed claim \"groups\": while"
                                + " calling ::bad: parse \"::bad\": missing protocol scheme");
        assertThat(failure(issuers, distributed(issuer, "ftp://x")).message()).doesNotContain("s3cret");
    }

    private String distributed(String issuer, String endpoint) {
        return signed(payloadOf(
                issuer,
                "\"_claim_names\":{\"groups\":\"s\"},\"_claim_sources\":{\"s\":{\"endpoint\":\"" + endpoint
                        + "\",\"access_token\":\"s3cret\"}}"));
    }

    // What is told

    @Test
    void a_listener_is_told_of_judged_tokens_and_fetched_keys() throws Exception {
        LoopbackServer server = server(CA.loopbackServer());
        String issuer = server.url("");
        answerAsIssuer(server, issuer);
        List<String> told = new ArrayList<>();
        JwtListener listener = new JwtListener() {
            @Override
            public void authenticated(String issuerUrl, AuthenticationResult result, Duration duration) {
                told.add(issuerUrl + " " + result.getClass().getSimpleName());
            }

            @Override
            public void keysFetched(String issuerUrl, byte[] keySet) {
                told.add(issuerUrl + " keys");
            }
        };
        JwtAuthenticators issuers = build(
                JwtAuthenticators.builder(clock).listener(listener), AuthenticationConfiguration.of(jwt(issuer, "")));
        awaitReady(issuers);
        issuers.authenticate(BearerToken.of("no jwt"));
        issuers.authenticate(BearerToken.of(tokenOf(issuer)));
        assertThat(told).containsExactly(issuer + " keys", issuer + " Authenticated");
    }

    private JwtAuthenticators withKeysInMemory(AuthenticationConfiguration configuration) {
        boolean byFlags = configuration.jwt().get(0).claimMappings().username().prefix() != null
                && !configuration
                        .jwt()
                        .get(0)
                        .claimMappings()
                        .username()
                        .prefix()
                        .isEmpty();
        JwtAuthenticators.Builder builder = JwtAuthenticators.builder(clock).keySource(ISSUER, keys());
        return build(byFlags ? builder.signingAlgorithms(List.of("RS256")) : builder, configuration);
    }

    private JwtAuthenticators discovering(LoopbackServer server, String issuer, String discoveryUrl) {
        return build(JwtAuthenticators.builder(clock), AuthenticationConfiguration.of(jwt(issuer, discoveryUrl)));
    }

    private JwtAuthenticators build(JwtAuthenticators.Builder builder, AuthenticationConfiguration configuration) {
        JwtAuthenticators issuers = builder.build(configuration);
        open.add(issuers);
        return issuers;
    }

    private LoopbackServer server(Identity identity) {
        LoopbackServer server = LoopbackServer.https(identity);
        open.add(server);
        return server;
    }

    private static void answerAsIssuer(LoopbackServer server, String issuer) {
        server.answer("/keys", Replies.json("{\"keys\":[" + FIRST.jwk() + "]}"));
        server.answer(
                "/.well-known/openid-configuration",
                Replies.json("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + server.url("/keys") + "\"}"));
    }

    private static KeySource keys() {
        return KeySource.of(KeySet.of(IssuerKey.of("k1", FIRST.keys().getPublic())));
    }

    private static AuthenticationConfiguration flags() {
        return OidcFlags.builder()
                .issuerUrl(ISSUER)
                .clientId("my-client")
                .groupsClaim("groups")
                .groupsPrefix("g:")
                .build()
                .configuration();
    }

    private static JwtAuthenticatorConfiguration jwt(String issuer, String discoveryUrl) {
        return read(
                "{url: '" + issuer + "', discoveryURL: '" + discoveryUrl + "', certificateAuthority: \""
                        + CA.pem().replace("\n", "\\n") + "\", audiences: [my-client]}",
                "username: {claim: sub, prefix: ''}, groups: {claim: groups, prefix: 'g:'}");
    }

    private static AuthenticationConfiguration configuration(String issuer, String mappings) {
        return AuthenticationConfiguration.of(read("{url: '" + ISSUER + "', " + issuer + "}", mappings));
    }

    private static JwtAuthenticatorConfiguration read(String issuer, String mappings) {
        return ((AuthenticationConfiguration) AuthenticationConfiguration.read(
                        "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt: [{issuer: "
                                + issuer + ", claimMappings: {" + mappings + "}}]"))
                .jwt()
                .get(0);
    }

    private static String token(String claims) {
        return signed(payload(claims));
    }

    private static String signed(String payload) {
        return FIRST.sign(payload);
    }

    private static String payload(String claims) {
        return payloadOf(ISSUER, claims.isEmpty() ? "\"x\":1" : claims);
    }

    private static String tokenOf(String issuer) {
        return signed(payloadOf(issuer));
    }

    private static String payloadOf(String issuer) {
        return payloadOf(issuer, "\"sub\":\"jane\"");
    }

    private static String payloadOf(String issuer, String claims) {
        String subject = claims.contains("\"sub\"") || issuer.equals(ISSUER) ? "" : "\"sub\":\"jane\",";
        return "{\"iss\":\"" + issuer + "\",\"aud\":\"my-client\",\"exp\":" + EXPIRY + "," + subject + claims + "}";
    }

    private static UserInfo user(JwtAuthenticators issuers, String token) {
        AuthenticationResult result = issuers.authenticate(BearerToken.of(token));
        assertThat(result).isAuthenticated();
        return ((Authenticated) result).user();
    }

    private static Failed failure(JwtAuthenticators issuers, String token) {
        AuthenticationResult result = issuers.authenticate(BearerToken.of(token));
        assertThat(result).isRefused();
        return (Failed) result;
    }

    private static void awaitReady(JwtAuthenticators issuers) throws InterruptedException {
        await(() -> issuers.healthProblem().isEmpty());
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }
}
