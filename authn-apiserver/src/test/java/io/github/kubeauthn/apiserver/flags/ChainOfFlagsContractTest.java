package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.contract.RequestAuthenticatorContract;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.question.Questions;
import io.github.kubeauthn.testkit.token.ServiceAccountTokens;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** A chain of flags with nearly every mechanism, held against the contract by one credential of each sort. */
class ChainOfFlagsContractTest {

    private static final String ISSUER = "https://kubernetes.default.svc";

    private final ManualClock clock = ManualClock.at("2026-11-23T12:00:00Z");
    private final TestCa clients = TestCa.named("clients");
    private final TestCa proxies = TestCa.named("front-proxy-ca");
    private final Identity proxy = proxies.client("front-proxy-client").issue();
    private final SigningKey key = SigningKey.p256();
    private final ServiceAccountTokens tokens = ServiceAccountTokens.of(ISSUER, key, clock);
    private final InMemoryCluster cluster =
            new InMemoryCluster(ClusterState.empty().with(ServiceAccount.of("shop", "cart", "cart-uid")));

    @TempDir
    private Path folder;

    private AuthenticationChain chain;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("ca.crt"), clients.pem());
        Files.writeString(folder.resolve("front-proxy-ca.crt"), proxies.pem());
        Files.writeString(folder.resolve("sa.pub"), key.publicPem());
        Files.writeString(folder.resolve("tokens.csv"), "janes-long-token,jane,1\n");
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private AuthenticationChain chain(String... more) {
        List<String> flags = new ArrayList<>(List.of(
                "--client-ca-file=ca.crt",
                "--requestheader-client-ca-file=front-proxy-ca.crt",
                "--requestheader-allowed-names=front-proxy-client",
                "--requestheader-username-headers=X-Remote-User",
                "--requestheader-group-headers=X-Remote-Group",
                "--requestheader-extra-headers-prefix=X-Remote-Extra-",
                "--token-auth-file=tokens.csv",
                "--service-account-key-file=sa.pub",
                "--service-account-issuer=" + ISSUER,
                "--enable-bootstrap-token-auth",
                "--anonymous-auth=false"));
        flags.addAll(List.of(more));
        chain = KubeApiServerFlags.parse(flags, folder)
                .buildChain(Surroundings.of(cluster).withClock(clock));
        return chain;
    }

    private abstract class Contract extends RequestAuthenticatorContract {

        @Override
        protected Authenticator<HttpCredential> authenticator() {
            return chain();
        }

        @Override
        protected List<HttpCredential> refusedRequests() {
            return List.of(
                    Questions.withBearerToken("joes-long-token"),
                    Questions.withBearerToken("abcdef.0123456789abcdef"),
                    Questions.withBearerToken(
                            tokens.bound("shop", "cart", "cart-uid").expired().sign()),
                    Questions.withCertificate(clients.client("jane").expired().issue()),
                    Questions.throughProxy(proxies.client("another").issue(), "jane"));
        }

        @Override
        protected Audiences audiences() {
            return Audiences.of(ISSUER);
        }

        @Override
        protected Clock clock() {
            return clock;
        }
    }

    @Nested
    class A_front_proxy extends Contract {
        @Override
        protected HttpCredential knownRequest() {
            return Questions.throughProxy(proxy, "jane", "dev");
        }
    }

    @Nested
    class A_client_certificate extends Contract {
        @Override
        protected HttpCredential knownRequest() {
            return Questions.withCertificate(clients.client("jane", "dev").issue());
        }

        /** Kubernetes wraps the front proxy for its audiences, and not client certificates: they hold whatever is asked for. */
        @Override
        protected Audiences audiences() {
            return Audiences.none();
        }
    }

    @Nested
    class A_service_account extends Contract {
        @Override
        protected HttpCredential knownRequest() {
            return Questions.withBearerToken(
                    tokens.bound("shop", "cart", "cart-uid").sign());
        }
    }
}
