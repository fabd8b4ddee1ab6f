package io.github.kubeauthn.testkit.junit;

import static io.github.kubeauthn.testkit.chain.ChainAssertions.assertThat;
import static io.github.kubeauthn.testkit.cluster.KubeObjects.bootstrapToken;
import static io.github.kubeauthn.testkit.cluster.KubeObjects.serviceAccount;
import static io.github.kubeauthn.testkit.question.Questions.throughProxy;
import static io.github.kubeauthn.testkit.question.Questions.withBearerToken;
import static io.github.kubeauthn.testkit.question.Questions.withCertificate;
import static io.github.kubeauthn.testkit.question.Questions.withoutCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.cluster.ServiceAccountIssuer;
import io.github.kubeauthn.testkit.cluster.TestCluster;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.webhook.FakeTokenWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@KubeAuthn
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KubeAuthnTest {

    @Given
    private AuthenticationChain chain;

    @Given
    private TestCluster cluster;

    @Test
    void client_certificates_of_the_authority_are_known(TestCa ca) {
        assertThat(chain)
                .given(withCertificate(ca.client("jane", "dev").issue()))
                .isAuthenticatedAs("jane")
                .inExactlyTheGroups("dev", "system:authenticated");
        assertThat(chain)
                .given(withCertificate(ca.client("jane").expired().issue()))
                .isRefusedBecauseOfSomethingLike("x509: certificate has expired or is not yet valid");
    }

    @Test
    void a_front_proxy_is_believed(@FrontProxy TestCa proxyCa, TestCa ca) {
        assertThat(chain)
                .given(throughProxy(proxyCa.client("front-proxy-client").issue(), "jane", "dev"))
                .isAuthenticatedAs("jane")
                .lettingHandlersSee("X-Remote-User");
        assertThat(chain)
                .given(throughProxy(ca.client("mallory").issue(), "jane"))
                .isAuthenticatedAs("mallory");
    }

    @Test
    void service_account_tokens_are_good_while_their_account_lives(ServiceAccountIssuer issuer, ManualClock clock) {
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart"));
        String token = issuer.token(cart).sign();

        assertThat(chain).given(withBearerToken(token)).isAuthenticatedAs("system:serviceaccount:shop:cart");

        cluster.recreate(cart);
        clock.advance(Duration.ofSeconds(11));
        assertThat(chain).given(withBearerToken(token)).isRefused();
    }

    @Test
    void bootstrap_tokens_are_known() {
        cluster.add(bootstrapToken("abcdef", "0123456789abcdef"));

        assertThat(chain)
                .given(withBearerToken("abcdef.0123456789abcdef"))
                .isAuthenticatedAs("system:bootstrap:abcdef")
                .inGroups("system:bootstrappers");
    }

    @Test
    void whoever_shows_nothing_is_anonymous() {
        assertThat(chain).given(withoutCredentials()).isAnonymous();
    }

    @Test
    @KubeAuthn(flags = "--anonymous-auth=false")
    void an_annotation_on_a_method_takes_the_place_of_that_on_the_class() {
        assertThat(chain).given(withoutCredentials()).hasNoOpinion();
    }

    @Test
    @KubeAuthn(now = "2030-05-01T00:00:00Z", objects = "src/test/resources/objects.yaml")
    void a_test_says_what_time_it_is_and_what_there_is_to_begin_with(ManualClock clock, ServiceAccountIssuer issuer) {
        String token = issuer.tokens()
                .bound("shop", "cart", "11111111-2222-3333-4444-555555555555")
                .sign();

        assertThat(clock.instant()).isEqualTo(Instant.parse("2030-05-01T00:00:00Z"));
        assertThat(chain).given(withBearerToken(token)).isAuthenticatedAs("system:serviceaccount:shop:cart");
    }

    @Test
    @KubeAuthn(with = Mechanism.OIDC)
    void a_provider_of_its_own(FakeOidcProvider oidc) {
        assertThat(chain)
                .given(withBearerToken(
                        oidc.token("jane").claim("groups", List.of("dev")).sign()))
                .isAuthenticatedAs(oidc.issuer() + "#jane")
                .inGroups("dev");
        assertThat(chain)
                .given(withBearerToken(oidc.token("jane").expired().sign()))
                .isRefusedBecauseOfSomethingLike("token is expired");
    }

    @Test
    @KubeAuthn(with = {Mechanism.OIDC, Mechanism.TOKEN_WEBHOOK})
    void a_webhook_of_its_own(FakeTokenWebhook webhook) {
        webhook.knows("the-token-of-carol", UserInfo.named("carol"));

        assertThat(chain).given(withBearerToken("the-token-of-carol")).isAuthenticatedAs("carol");
        assertThat(webhook.reviews()).hasSize(1);
    }

    @Test
    @KubeAuthn(flagsFile = "src/test/resources/flags.txt")
    void the_flags_of_a_file_with_files_beside_it_and_files_that_do_not_exist(TestCa ca, ServiceAccountIssuer issuer) {
        assertThat(chain)
                .given(withBearerToken("the-token-of-carol"))
                .isAuthenticatedAs("carol")
                .inGroups("ops", "on-call");
        assertThat(chain).given(withCertificate(ca.client("jane").issue())).isAuthenticatedAs("jane");
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart"));
        assertThat(chain)
                .given(withBearerToken(issuer.token(cart).sign()))
                .isAuthenticatedAs("system:serviceaccount:shop:cart");
        assertThat(issuer.tokens().issuer()).isEqualTo("https://issuer.example");
    }

    @Test
    @KubeAuthn(
            manifest = "src/test/resources/node/etc/kubernetes/manifests/kube-apiserver.yaml",
            root = "src/test/resources/node")
    void a_manifest_with_a_structured_configuration(FakeOidcProvider oidc, TestCa ca) {
        assertThat(chain).given(withBearerToken(oidc.token("jane").sign())).isAuthenticatedAs("staff:jane");
        assertThat(chain).given(withCertificate(ca.client("jack").issue())).isAuthenticatedAs("jack");
        assertThat(chain).given(withoutCredentials()).hasNoOpinion();
    }

    @Nested
    class What_is_inside_another_class {

        @Given
        private AuthenticationChain own;

        private final ManualClock clock;

        What_is_inside_another_class(ManualClock clock) {
            this.clock = clock;
        }

        @BeforeEach
        void prepare(TestCluster sameCluster) {
            assertThat(sameCluster).isSameAs(cluster);
        }

        @Test
        void gets_the_same_as_its_outer_class_and_its_constructor(ManualClock sameClock) {
            assertThat(own)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Object.class))
                    .isSameAs(chain);
            assertThat(clock).isSameAs(sameClock);
        }
    }
}
