package io.github.kubeauthn.testkit.cluster;

import static io.github.kubeauthn.testkit.chain.ChainAssertions.assertThat;
import static io.github.kubeauthn.testkit.cluster.KubeObjects.bootstrapToken;
import static io.github.kubeauthn.testkit.cluster.KubeObjects.node;
import static io.github.kubeauthn.testkit.cluster.KubeObjects.pod;
import static io.github.kubeauthn.testkit.cluster.KubeObjects.secret;
import static io.github.kubeauthn.testkit.cluster.KubeObjects.serviceAccount;
import static io.github.kubeauthn.testkit.question.Questions.withBearerToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.sa.objects.Node;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.junit.Given;
import io.github.kubeauthn.testkit.junit.KubeAuthn;
import io.github.kubeauthn.token.cluster.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of tokens when the objects to which they are bound change, as the chain sees it. */
@KubeAuthn
class TestClusterTest {

    private static final String CART = "system:serviceaccount:shop:cart";

    @Given
    private AuthenticationChain chain;

    @Given
    private TestCluster cluster;

    @Given
    private ServiceAccountIssuer issuer;

    @Given
    private ManualClock clock;

    @Test
    void a_token_ends_with_its_pod() {
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart"));
        Pod pod = cluster.add(
                pod("shop", "cart-0").runningAs(cart).on(node("worker-1").build()));
        String token = issuer.token(cart, pod).sign();
        isGood(token);

        cluster.delete(pod);

        isRefused(token);
    }

    @Test
    void a_pod_of_the_same_name_is_another_pod() {
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart"));
        Pod pod = cluster.add(pod("shop", "cart-0").runningAs(cart));
        String token = issuer.token(cart, pod).sign();
        isGood(token);

        Pod next = cluster.recreate(pod);

        isRefused(token);
        isGood(issuer.token(cart, next).sign());
    }

    @Test
    void what_is_being_deleted_is_good_for_a_minute_more() {
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart"));
        Node node = cluster.add(node("worker-1"));
        String token = issuer.token(cart, node).sign();
        cluster.startDeleting(node);

        clock.advance(Duration.ofSeconds(59));
        isGood(token);
        clock.advance(Duration.ofSeconds(11));
        isRefused(token);
    }

    @Test
    void a_secret_to_which_a_token_is_bound() {
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart"));
        Secret secret = cluster.add(secret("shop", "session"));
        String token = issuer.token(cart, secret).sign();
        isGood(token);

        cluster.recreate(secret);

        isRefused(token);
    }

    @Test
    void a_legacy_token_is_good_while_its_secret_holds_it() {
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart"));
        String token = issuer.legacyToken(cart, "cart-token");
        isGood(token);

        cluster.delete(secret("shop", "cart-token").build());

        isRefused(token);
    }

    @Test
    void a_service_account_ends_for_all_its_tokens() {
        ServiceAccount cart = cluster.add(serviceAccount("shop", "cart").secrets("cart-token"));
        String token = issuer.token(cart).sign();
        cluster.delete(cart);

        isRefused(token);
    }

    @Test
    void objects_are_good_unless_they_are_told_otherwise() {
        Instant since = Instant.parse("2026-03-01T11:00:00Z");

        assertThat(serviceAccount("shop", "cart").build())
                .isEqualTo(ServiceAccount.of("shop", "cart", "901f437b-857f-3024-a96d-56118ef03914"));
        assertThat(pod("shop", "cart-0").uid("u").deletedSince(since).build())
                .isEqualTo(new Pod("shop", "cart-0", "u", since, "default", ""));
        assertThat(node("worker-1").uid("u").deletedSince(since).build()).isEqualTo(new Node("worker-1", "u", since));
        assertThat(serviceAccount("shop", "cart").uid("u").deletedSince(since).build())
                .isEqualTo(new ServiceAccount("shop", "cart", "u", since, java.util.List.of()));
    }

    @Test
    void a_copy_of_a_secret_holds_what_the_secret_held() {
        Secret made = cluster.add(bootstrapToken("abcdef", "0123456789abcdef").label("a", "b"));
        Secret dying = cluster.startDeleting(made);

        assertThat(dying.uid()).isEqualTo(made.uid());
        assertThat(dying.text("token-secret")).isEqualTo("0123456789abcdef");
        assertThat(dying.labels()).containsEntry("a", "b");
        assertThat(dying.deletionTimestamp()).contains(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(chain).given(withBearerToken("abcdef.0123456789abcdef")).isRefused();
    }

    @Test
    void neither_a_cluster_nor_an_issuer_shows_what_is_secret() {
        cluster.add(bootstrapToken("abcdef", "0123456789abcdef"));

        assertThat(cluster).hasToString("TestCluster[ClusterState[1 objects]]");
        assertThat(issuer).hasToString("ServiceAccountIssuer[https://kubernetes.default.svc.cluster.local]");
    }

    private void isGood(String token) {
        assertThat(chain).given(withBearerToken(token)).isAuthenticatedAs(CART);
    }

    /** Later than the chain remembers what it once knew. */
    private void isRefused(String token) {
        clock.advance(Duration.ofSeconds(11));
        assertThat(chain).given(withBearerToken(token)).isRefused();
    }
}
