package io.github.kubeauthn.sa;

import static io.github.kubeauthn.sa.TestTokens.EC;
import static io.github.kubeauthn.sa.TestTokens.RSA;
import static io.github.kubeauthn.sa.TestTokens.keys;
import static io.github.kubeauthn.sa.TestTokens.signed;
import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.Node;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.sa.objects.WebhookConfiguration;
import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.token.cluster.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and decisions were asked of kube-apiserver v1.37.2. */
class BoundServiceAccountAuthenticatorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:06:08Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final SigningKey OTHER = SigningKey.of(KeyPairs.rsa(1024));
    private static final String ACCOUNT = "'serviceaccount':{'name':'app','uid':'sa-uid'}";

    private ClusterState cluster = ClusterState.empty().with(ServiceAccount.of("default", "app", "sa-uid"));
    private Instant now = NOW;
    private boolean webhookBoundTokens;
    private final List<String> heard = new ArrayList<>();

    @Nested
    class A_good_token {

        @Test
        void is_the_user_of_its_service_account() {
            AuthenticationResult result = authenticate(token(ACCOUNT));

            assertThat(result)
                    .isEqualTo(Authenticated.as(new UserInfo(
                                    "system:serviceaccount:default:app",
                                    "sa-uid",
                                    List.of("system:serviceaccounts", "system:serviceaccounts:default"),
                                    Map.of("authentication.kubernetes.io/credential-id", List.of("JTI=id-1"))))
                            .withAudiences(Audiences.of("api")));
        }

        @Test
        void is_who_the_private_claims_say_whatever_its_subject_is() {
            String token = signed(payload("'sub':'system:serviceaccount:kube-system:admin'", ACCOUNT));

            assertThat(authenticate(token)).isAuthenticatedAs("system:serviceaccount:default:app");
        }

        @Test
        void needs_neither_id_nor_dates() {
            AuthenticationResult result =
                    authenticate(signed("{'iss':'https://issuer','aud':['api'],'jti':'','exp':null,"
                            + "'kubernetes.io':{'namespace':'default'," + ACCOUNT + "}}"));

            assertThat(((Authenticated) result).user().extra()).isEmpty();
        }

        @Test
        void bound_to_a_pod_says_where_the_pod_runs_without_looking_at_the_node() {
            cluster = cluster.with(Pod.of("default", "web", "pod-uid", "app"));

            AuthenticationResult result = authenticate(
                    token(ACCOUNT + ",'pod':{'name':'web','uid':'pod-uid'},'node':{'name':'gone','uid':'x'}"));

            assertThat(result)
                    .withExtra("authentication.kubernetes.io/pod-name", "web")
                    .withExtra("authentication.kubernetes.io/pod-uid", "pod-uid")
                    .withExtra("authentication.kubernetes.io/node-name", "gone")
                    .withExtra("authentication.kubernetes.io/node-uid", "x");
        }

        @Test
        void bound_to_a_node_says_so() {
            cluster = cluster.with(Node.of("node-1", "node-uid"));

            AuthenticationResult result = authenticate(token(ACCOUNT + ",'node':{'name':'node-1','uid':'node-uid'}"));

            assertThat(result)
                    .withExtra("authentication.kubernetes.io/node-name", "node-1")
                    .withExtra("authentication.kubernetes.io/node-uid", "node-uid");
        }

        @Test
        void of_an_object_without_uid_does_not_name_the_pod() {
            cluster = cluster.with(Pod.of("default", "web", "", "app"));

            AuthenticationResult result = authenticate(token(ACCOUNT + ",'pod':{'name':'web'}"));

            assertThat(((Authenticated) result).user().extra())
                    .containsOnlyKeys("authentication.kubernetes.io/credential-id");
        }
    }

    @Nested
    class No_opinion {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'iss':'https://other'",
                    "'iss':'https://issuer/'",
                    "'iss':'HTTPS://ISSUER'",
                    "'iss':''",
                    "'iss':5",
                    "'iss':['https://issuer']",
                    "'iss':null",
                })
        void is_had_of_a_token_of_another_issuer(String issuer) {
            assertThat(authenticate(signed("{" + issuer + ",'kubernetes.io':{'namespace':'default'," + ACCOUNT + "}}")))
                    .hasNoOpinion();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "a",
                    "a.b",
                    "a.b.c",
                    "a.b.c.d",
                    "..",
                    "{\"payload\":\"e30\"}",
                    "e30.e30.e30=",
                    "e30 .e30. "
                })
        void is_had_of_what_is_no_jwt(String token) {
            assertThat(authenticate(token)).hasNoOpinion();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "hello",
                    "['RS256']",
                    "{'alg':5}",
                    "{'alg':'none','alg':'RS256'}",
                    "{'alg':'RS256','kid':5}",
                    "{'alg':'RS256','x5c':['AAAA']}",
                })
        void is_had_of_a_header_that_cannot_be_read(String header) {
            assertThat(authenticate(signed(RSA, header, payload("", ACCOUNT)))).hasNoOpinion();
        }
    }

    @Nested
    class A_signature {

        @Test
        void by_another_key_is_refused() {
            String token = signed(OTHER.privatePem(), "{'alg':'RS256'}", payload("", ACCOUNT));

            assertThat(authenticate(token)).isRefusedBecause("go-jose/go-jose: error in cryptographic primitive");
        }

        @Test
        void by_a_key_of_an_unknown_id_is_not_looked_at() {
            String token =
                    signed(OTHER.privatePem(), "{'alg':'RS256','kid':'" + OTHER.keyId() + "'}", payload("", ACCOUNT));

            assertThat(authenticate(token)).isRefusedBecause("invalid signature, no keys found");
        }

        @Test
        void without_an_id_is_tried_with_all_keys_and_all_failures_are_told() {
            String token = signed(RSA, "{'alg':'RS256'}", "{'iss':'https://issuer','jti':5}");

            assertThat(authenticate(token, keys(EC, OTHER.publicPem(), RSA)))
                    .isRefusedBecause("[go-jose/go-jose: error in cryptographic primitive,"
                            + " json: cannot unmarshal number into Go value of type string]");
        }

        @Test
        void without_an_id_is_good_by_whichever_key_it_is() {
            String token = signed(RSA, "{'alg':'RS256','kid':''}", payload("", ACCOUNT));

            assertThat(authenticate(token, keys(EC, OTHER.publicPem(), RSA)))
                    .isAuthenticatedAs("system:serviceaccount:default:app");
        }
    }

    @Nested
    class Claims {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'jti':7          | json: cannot unmarshal number into Go value of type string",
                    "'exp':'1'        | go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
                    "'exp':true       | go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
                    "'exp':1e400      | go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
                    "'nbf':[1]        | go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
                    "'sub':5          | json: cannot unmarshal number into Go value of type string",
                    "'aud':5          | go-jose/go-jose/jwt: expected string or array value to unmarshal to Audience",
                    "'aud':[5]        | go-jose/go-jose/jwt: expected string or array value to unmarshal to Audience",
                    "'x':1,'x':1      | json: duplicate key 'x' in object",
                })
        void of_another_type_are_refused(String claim, String message) {
            assertThat(authenticate(signed("{'iss':'https://issuer'," + claim
                            + ",'kubernetes.io':{'namespace':'default'," + ACCOUNT + "}}")))
                    .isRefusedBecause(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'x'                     | json: cannot unmarshal string into Go value of type serviceaccount.kubernetes",
                    "{'namespace':5}         | json: cannot unmarshal number into Go value of type string",
                    "{'serviceaccount':'x'}  | json: cannot unmarshal string into Go value of type serviceaccount.ref",
                    "{'pod':[]}              | json: cannot unmarshal array into Go value of type serviceaccount.ref",
                    "{'warnafter':'x'}       | go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
                    "{'attestations':[]}     | json: cannot unmarshal array into Go value of type map[string]authentication.AttestationValue",
                    "{'attestations':{'a':5}} | json: cannot unmarshal number into Go value of type authentication.AttestationValue",
                    "null                    | serviceaccounts \"\" not found",
                    "{}                      | serviceaccounts \"\" not found",
                    "{'Namespace':'default','serviceaccount':{'name':'app'}} | serviceaccounts \"app\" not found",
                })
        void about_kubernetes_are_read_with_case(String claim, String message) {
            assertThat(authenticate(signed("{'iss':'https://issuer','aud':'api','kubernetes.io':" + claim + "}")))
                    .isRefusedBecause(message);
        }

        @Test
        void the_issuer_is_looked_at_again_behind_the_signature() {
            assertThat(authenticate(signed("{'ISS':'https://issuer','aud':'api'}")))
                    .isRefusedBecause("token issuer \"\" is invalid");
        }
    }

    @Nested
    class Time {

        @Test
        void a_token_expires_a_minute_behind_its_end() {
            String token = signed(payload("'exp':" + SECONDS, ACCOUNT));

            now = NOW.plusSeconds(60);
            assertThat(authenticate(token)).isAuthenticated();
            now = NOW.plusSeconds(60).plusNanos(1);
            assertThat(authenticate(token)).isRefusedBecause("service account token has expired");
        }

        @Test
        void a_token_begins_a_minute_before_its_beginning() {
            String token = signed(payload("'nbf':" + SECONDS, ACCOUNT));

            now = NOW.minusSeconds(60);
            assertThat(authenticate(token)).isAuthenticated();
            now = NOW.minusSeconds(60).minusNanos(1);
            assertThat(authenticate(token)).isRefusedBecause("service account token is not valid yet");
        }

        @Test
        void a_token_may_be_issued_up_to_a_minute_from_now() {
            String token = signed(payload("'iat':" + SECONDS, ACCOUNT));

            now = NOW.minusSeconds(60);
            assertThat(authenticate(token)).isAuthenticated();
            now = NOW.minusSeconds(60).minusNanos(1);
            assertThat(authenticate(token)).isRefusedBecause("service account token is issued in the future");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "1e30", "99999999999999999999", "-1", "-1e30"})
        void what_is_beyond_the_range_has_expired(String expiry) {
            assertThat(authenticate(signed(payload("'exp':" + expiry, ACCOUNT))))
                    .isRefusedBecause("service account token has expired");
        }

        @Test
        void fractions_are_cut_off() {
            now = NOW.plusSeconds(61);
            assertThat(authenticate(signed(payload("'exp':" + SECONDS + ".999", ACCOUNT))))
                    .isRefusedBecause("service account token has expired");
        }

        @Test
        void a_trace_says_how_far_off_the_clocks_are() {
            now = NOW.plusSeconds(3661);
            DecisionTrace trace = DecisionTrace.recording(Clock.fixed(now, ZoneOffset.UTC));
            BearerToken token = BearerToken.of(
                    signed(payload("'exp':" + SECONDS, ACCOUNT)),
                    AuthenticationContext.unlimited().withTrace(trace));

            trace.ask("bound", authenticator(keys(RSA)), token);

            assertThat(trace.toString()).contains("1 h 1 min ago");
        }
    }

    @Nested
    class Audience {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'api'           | api",
                    "['api','x']     | api",
                    "['x','b','api'] | api,b",
                })
        void of_the_token_that_is_also_the_api_servers_is_answered_in_the_order_of_the_question(
                String aud, String answer) {
            AuthenticationResult result = authenticate(
                    signed(payloadFor(aud)), keys(RSA), Audiences.of("api", "b"), AuthenticationContext.unlimited());

            assertThat(result).forAudiences(answer.split(","));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "['vault']       | [\"vault\"]",
                    "''              | [\"\"]",
                    "['a','b']       | [\"a\" \"b\"]",
                })
        void of_somebody_else_is_refused(String aud, String printed) {
            assertThat(authenticate(signed(payloadFor(aud))))
                    .isRefusedBecause("token audiences " + printed + " is invalid for the target audiences [\"api\"]");
        }

        @Test
        void of_the_question_counts_instead_of_the_api_servers() {
            AuthenticationContext vault =
                    AuthenticationContext.unlimited().withRequestedAudiences(Audiences.of("vault"));

            AuthenticationResult result =
                    authenticate(signed(payloadFor("['vault']")), keys(RSA), Audiences.of("api"), vault);

            assertThat(result).forAudiences("vault");
        }

        @Test
        void is_needed_where_the_question_names_an_empty_list() {
            AuthenticationContext nobody = AuthenticationContext.unlimited().withRequestedAudiences(Audiences.none());

            assertThat(authenticate(signed(payloadFor("['api']")), keys(RSA), Audiences.of("api"), nobody))
                    .isRefusedBecause("token audiences [\"api\"] is invalid for the target audiences []");
        }

        @Test
        void is_not_needed_where_the_api_server_has_none() {
            AuthenticationResult result = authenticate(
                    signed(payloadFor("['x']")), keys(RSA), Audiences.none(), AuthenticationContext.unlimited());

            assertThat(result).forAudiences();
        }

        @ParameterizedTest
        @ValueSource(strings = {"'x':1", "'aud':[]"})
        void of_a_token_without_any_is_the_api_servers_and_that_is_told(String claim) {
            AuthenticationResult result = authenticate(signed("{'iss':'https://issuer','sub':'s'," + claim
                    + ",'kubernetes.io':{'namespace':'default'," + ACCOUNT + "}}"));

            assertThat(result).forAudiences("api");
            assertThat(result.notices().auditAnnotations())
                    .isEqualTo(Map.of("authentication.k8s.io/legacy-token", "s"));
            assertThat(heard).containsExactly("legacyToken");
        }
    }

    @Nested
    class Bound_objects {

        @Test
        void a_service_account_must_exist() {
            assertThat(authenticate(token("'serviceaccount':{'name':'nobody','uid':'x'}")))
                    .isRefusedBecause("serviceaccounts \"nobody\" not found");
        }

        @Test
        void a_service_account_must_be_the_same() {
            assertThat(authenticate(token("'serviceaccount':{'name':'app','uid':'other'}")))
                    .isRefusedBecause("service account UID (sa-uid) does not match claim (other)");
            assertThat(authenticate(token("'serviceaccount':{'name':'app'}")))
                    .isRefusedBecause("service account UID (sa-uid) does not match claim ()");
        }

        @Test
        void a_service_account_outlives_its_deletion_by_a_minute() {
            cluster = cluster.with(new ServiceAccount("default", "app", "sa-uid", NOW, List.of()));

            now = NOW.plusSeconds(60);
            assertThat(authenticate(token(ACCOUNT))).isAuthenticated();
            now = NOW.plusSeconds(60).plusNanos(1);
            assertThat(authenticate(token(ACCOUNT))).isRefusedBecause("service account default/app has been deleted");
        }

        @ParameterizedTest
        @CsvSource({
            "pod,                            pod UID (uid) does not match service account pod ref claim (other)",
            "secret,                         secret UID (uid) does not match service account secret ref claim (other)",
            "node,                           node UID (uid) does not match service account node ref claim (other)",
            "validatingwebhookconfiguration, ValidatingWebhookConfiguration UID (uid) does not match service account validating ref claim (other)",
            "mutatingwebhookconfiguration,   MutatingWebhookConfiguration UID (uid) does not match service account validating ref claim (other)",
        })
        void must_exist_and_be_the_same_and_not_be_deleted_for_more_than_a_minute(String kind, String mismatch) {
            webhookBoundTokens = true;
            cluster = withObjects(cluster, NOW);
            String attested = ACCOUNT + ",'attestations':{'admissionReviewAPIGroups':['apps']},'" + kind + "':";

            assertThat(authenticate(token(attested + "{'name':'nope','uid':'uid'}")))
                    .isRefusedBecause("service account token has been invalidated");
            assertThat(authenticate(token(attested + "{}")))
                    .isRefusedBecause("service account token has been invalidated");
            assertThat(authenticate(token(attested + "{'name':'it','uid':'other'}")))
                    .isRefusedBecause(mismatch);
            now = NOW.plusSeconds(60);
            assertThat(authenticate(token(attested + "{'name':'it','uid':'uid'}")))
                    .isAuthenticated();
            now = NOW.plusSeconds(60).plusNanos(1);
            assertThat(authenticate(token(attested + "{'name':'it','uid':'uid'}")))
                    .isRefusedBecause("service account token has been invalidated");
        }

        @Test
        void of_two_mismatches_the_service_accounts_is_told() {
            assertThat(authenticate(token("'pod':{'name':'x'},'serviceaccount':{'name':'app','uid':'other'}")))
                    .isRefusedBecause("service account UID (sa-uid) does not match claim (other)");
        }
    }

    @Nested
    class Webhook_bound_tokens {

        private static final String WEBHOOK = ",'validatingwebhookconfiguration':{'name':'it','uid':'uid'}";

        @Test
        void are_refused_unless_the_feature_is_on() {
            assertThat(authenticate(token(ACCOUNT + WEBHOOK)))
                    .isRefusedBecause(
                            "feature gate \"APIServerWebhookAuthenticationToken\" is disabled, but token is webhook bound");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    ",'attestations':null",
                    ",'attestations':{'admissionReviewAPIGroups':[]}",
                    ",'attestations':{'x':['y']}"
                })
        void need_an_attestation(String attestations) {
            webhookBoundTokens = true;

            assertThat(authenticate(token(ACCOUNT + WEBHOOK + attestations)))
                    .isRefusedBecause(
                            "bound object was a webhook config, but \"admissionReviewAPIGroups\" attestation is missing");
        }

        @Test
        void say_what_they_are_for() {
            webhookBoundTokens = true;
            cluster = withObjects(cluster, NOW);

            AuthenticationResult result = authenticate(
                    token(ACCOUNT + WEBHOOK + ",'attestations':{'admissionReviewAPIGroups':['apps','x']}"));

            assertThat(result)
                    .withExtra("authentication.kubernetes.io/validatingwebhookconfiguration-name", "it")
                    .withExtra("authentication.kubernetes.io/validatingwebhookconfiguration-uid", "uid")
                    .withExtra("attestation.authentication.kubernetes.io/admissionReviewAPIGroups", "apps", "x");
        }

        @Test
        void attestations_of_other_tokens_count_for_nothing() {
            AuthenticationResult result =
                    authenticate(token(ACCOUNT + ",'attestations':{'admissionReviewAPIGroups':['apps']}"));

            assertThat(((Authenticated) result).user().extra())
                    .containsOnlyKeys("authentication.kubernetes.io/credential-id");
        }
    }

    @Nested
    class Stale_tokens {

        @Test
        void are_told_behind_their_warning() {
            now = NOW.plusNanos(1);

            AuthenticationResult result =
                    authenticate(signed(payload("'sub':'me'", ACCOUNT + ",'warnafter':" + (SECONDS - 5))));

            assertThat(result.notices().auditAnnotations())
                    .isEqualTo(Map.of(
                            "authentication.k8s.io/stale-token", "subject: me, seconds after warning threshold: 5"));
            assertThat(heard).containsExactly("staleToken");
        }

        @Test
        void are_not_yet_stale_at_the_very_instant() {
            AuthenticationResult result = authenticate(token(ACCOUNT + ",'warnafter':" + SECONDS));

            assertThat(result.notices().isEmpty()).isTrue();
            assertThat(heard).containsExactly("validToken");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ",'warnafter':0", ",'warnafter':null"})
        void are_only_those_with_a_warning(String claim) {
            authenticate(token(ACCOUNT + claim));

            assertThat(heard).isEmpty();
        }
    }

    @Nested
    class A_look_up_that_fails {

        @Test
        void is_told_as_it_is_for_the_service_account() {
            UnreachableCluster down = new UnreachableCluster(ClusterState.empty(), Failed.couldNotCheck("timeout"));

            assertThat(authenticate(token(ACCOUNT), down)).isEqualTo(Failed.couldNotCheck("timeout"));
        }

        @Test
        void counts_as_gone_for_everything_else_but_is_no_refusal() {
            UnreachableCluster down = new UnreachableCluster(cluster, Failed.couldNotCheck("timeout"));

            assertThat(authenticate(token(ACCOUNT + ",'pod':{'name':'web','uid':'x'}"), down))
                    .isEqualTo(Failed.couldNotCheck("service account token has been invalidated"));
        }

        @Test
        void because_it_would_block_is_passed_on() {
            Failed wouldBlock = Failed.of(Failed.Kind.WOULD_BLOCK, "would block");
            UnreachableCluster down = new UnreachableCluster(cluster, wouldBlock);

            assertThat(authenticate(token(ACCOUNT + ",'secret':{'name':'s','uid':'x'}"), down))
                    .isEqualTo(wouldBlock);
        }
    }

    @Nested
    class The_builder {

        @Test
        void wants_issuers_keys_and_objects() {
            BoundServiceAccountAuthenticator.Builder builder =
                    BoundServiceAccountAuthenticator.builder(Clock.fixed(NOW, ZoneOffset.UTC));

            assertThatThrownBy(builder::build)
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("issuer");
            builder.issuers(List.of("https://issuer"));
            assertThatThrownBy(builder::build).hasMessageContaining("keys");
            builder.keys(keys(RSA));
            assertThatThrownBy(builder::build).hasMessageContaining("objects");
            assertThat(builder.objects(cluster).build()).isNotNull();
        }
    }

    private static ClusterState withObjects(ClusterState state, Instant deletion) {
        return state.with(new Pod("default", "it", "uid", deletion, "app", ""))
                .with(new Node("it", "uid", deletion))
                .with(Secret.builder("default", "it")
                        .uid("uid")
                        .deletionTimestamp(deletion)
                        .build())
                .with(new WebhookConfiguration(WebhookConfiguration.Kind.VALIDATING, "it", "uid", deletion))
                .with(new WebhookConfiguration(WebhookConfiguration.Kind.MUTATING, "it", "uid", deletion));
    }

    private static String token(String kubernetes) {
        return signed(payload("", kubernetes));
    }

    private static String payload(String claims, String kubernetes) {
        return "{'iss':'https://issuer','aud':['api'],'jti':'id-1'" + (claims.isEmpty() ? "" : "," + claims)
                + ",'kubernetes.io':{'namespace':'default'," + kubernetes + "}}";
    }

    private static String payloadFor(String audience) {
        return "{'iss':'https://issuer','aud':" + audience + ",'kubernetes.io':{'namespace':'default'," + ACCOUNT
                + "}}";
    }

    private AuthenticationResult authenticate(String token) {
        return authenticate(token, keys(RSA));
    }

    private AuthenticationResult authenticate(String token, ServiceAccountKeys keys) {
        return authenticator(keys).authenticate(BearerToken.of(token));
    }

    private AuthenticationResult authenticate(
            String token, ServiceAccountKeys keys, Audiences audiences, AuthenticationContext context) {
        return builder(keys).audiences(audiences).build().authenticate(BearerToken.of(token, context));
    }

    private AuthenticationResult authenticate(String token, UnreachableCluster objects) {
        return builder(keys(RSA)).objects(objects).build().authenticate(BearerToken.of(token));
    }

    private BoundServiceAccountAuthenticator authenticator(ServiceAccountKeys keys) {
        return builder(keys).build();
    }

    private BoundServiceAccountAuthenticator.Builder builder(ServiceAccountKeys keys) {
        return BoundServiceAccountAuthenticator.builder(Clock.fixed(now, ZoneOffset.UTC))
                .issuers(List.of("https://issuer"))
                .keys(keys)
                .audiences(Audiences.of("api"))
                .objects(cluster)
                .webhookBoundTokens(webhookBoundTokens)
                .listener(new RecordingListener(heard));
    }
}
