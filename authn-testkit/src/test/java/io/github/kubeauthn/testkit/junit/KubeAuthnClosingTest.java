package io.github.kubeauthn.testkit.junit;

import static io.github.kubeauthn.testkit.chain.ChainAssertions.assertThat;
import static io.github.kubeauthn.testkit.question.Questions.withBearerToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.pki.TestTls;
import io.github.kubeauthn.testkit.webhook.FakeTokenWebhook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Everything that a test started ends with it; tests that run at the same time have nothing in common. */
class KubeAuthnClosingTest {

    @Test
    void nothing_is_left_of_tests_that_ran_at_the_same_time() throws InterruptedException {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .selectors(selectClass(First.class), selectClass(Second.class))
                .execute()
                .testEvents();

        tests.assertStatistics(statistics -> statistics.started(4).succeeded(4));
        assertThat(First.CHAINS).hasSize(4);
        assertThat(First.SERVERS)
                .hasSize(8)
                .allSatisfy((url, ca) -> assertThatThrownBy(() -> ask(url, ca)).isInstanceOf(IOException.class));
        assertThat(threadsOfChains()).isEmpty();
    }

    /** Somebody else may have the port by now, but not the certificate. */
    private static void ask(String url, TestCa ca) throws IOException {
        HttpsURLConnection connection =
                (HttpsURLConnection) URI.create(url).toURL().openConnection();
        connection.setSSLSocketFactory(TestTls.trusting(ca).getSocketFactory());
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(5_000);
        connection.getResponseCode();
    }

    /** Those that are still there after they had the time to end. */
    private static List<String> threadsOfChains() throws InterruptedException {
        List<String> threads = List.of("nobody looked yet");
        for (int i = 0; i < 3000 && !threads.isEmpty(); i++) {
            Thread.sleep(10);
            threads = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.startsWith("kube-authn-watch-"))
                    .toList();
        }
        return threads;
    }

    @KubeAuthn(with = {Mechanism.OIDC, Mechanism.TOKEN_WEBHOOK})
    static class First {

        private static final Set<Object> CHAINS = ConcurrentHashMap.newKeySet();
        private static final Map<String, TestCa> SERVERS = new ConcurrentHashMap<>();
        private static final CyclicBarrier ALL_FOUR = new CyclicBarrier(4);

        @Test
        void one(AuthenticationChain chain, FakeOidcProvider oidc, FakeTokenWebhook webhook) throws Exception {
            use(chain, oidc, webhook);
        }

        @Test
        void another(AuthenticationChain chain, FakeOidcProvider oidc, FakeTokenWebhook webhook) throws Exception {
            use(chain, oidc, webhook);
        }

        private static void use(AuthenticationChain chain, FakeOidcProvider oidc, FakeTokenWebhook webhook)
                throws Exception {
            ALL_FOUR.await(1, TimeUnit.MINUTES);
            assertThat(chain)
                    .given(withBearerToken(oidc.token("jane").sign()))
                    .isAuthenticatedAs(oidc.issuer() + "#jane");
            webhook.knows("the-token-of-carol", UserInfo.named("carol"));
            assertThat(chain).given(withBearerToken("the-token-of-carol")).isAuthenticatedAs("carol");
            assertThat(webhook.reviews()).hasSize(1);
            CHAINS.add(chain);
            SERVERS.put(oidc.server().url(), oidc.ca());
            SERVERS.put(webhook.server().url(), webhook.ca());
        }
    }

    static class Second extends First {}

    @Test
    void the_files_of_a_test_go_with_it() throws IOException {
        StandIns own = new StandIns(ManualClock.at("2026-03-01T12:00:00Z"));
        Path file = own.write("ca.crt", own.clientCa().pem());
        assertThat(file).exists();

        own.close();

        assertThat(file.getParent()).doesNotExist();
    }
}
