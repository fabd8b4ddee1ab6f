package io.github.kubeauthn.apiserver.flags;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.oidc.JwtListener;
import io.github.kubeauthn.sa.ServiceAccountTokenListener;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.token.cache.TokenCacheListener;
import io.github.kubeauthn.x509.ClientCertificateListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags build a chain that tells its listeners what happens inside of it; the node is the one of the examples. */
class ListenersTest {

    private static final Path NODE = Path.of("..", "examples", "kubeadm");
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    private final Listeners listeners = Listeners.none()
            .withClientCertificates(new ClientCertificateListener() {
                @Override
                public void verifying(Duration remaining) {
                    told.add("certificate, good: " + !remaining.isNegative());
                }
            })
            .withTokenCache(new TokenCacheListener() {
                @Override
                public void answered(boolean hit, Duration duration) {
                    told.add("token cache, hit: " + hit);
                }
            })
            .withServiceAccounts(new ServiceAccountTokenListener() {
                @Override
                public void legacyToken() {
                    told.add("legacy service account token");
                }
            })
            .withJwt(new JwtListener() {
                @Override
                public void configurationLoaded(byte[] content) {
                    told.add("configuration: " + new String(content, StandardCharsets.UTF_8));
                }
            });

    private AuthenticationChain chain(String... more) throws IOException {
        ClusterState objects = ClusterState.read("objects.yaml", Files.readAllBytes(NODE.resolve("objects.yaml")));
        return KubeApiServerFlags.ofManifest(
                        NODE.resolve("etc/kubernetes/manifests/kube-apiserver.yaml"), NODE, List.of(more))
                .buildChain(Surroundings.of(new InMemoryCluster(objects))
                        .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                        .withListeners(listeners));
    }

    private static PeerCertificate certificate(String name) throws Exception {
        byte[] pem = Files.readAllBytes(NODE.resolve("credentials").resolve(name));
        return PeerCertificate.of((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
    }

    @Test
    void of_client_certificates() throws Exception {
        try (AuthenticationChain chain = chain()) {
            chain.decide(HttpCredential.builder()
                    .peerCertificates(List.of(certificate("kubernetes-admin.crt")))
                    .build());
        }

        assertThat(told).containsExactly("certificate, good: true");
    }

    @Test
    void of_the_token_cache_and_of_service_account_tokens() throws Exception {
        HttpCredential credential = HttpCredential.builder()
                .headers(Headers.builder()
                        .add(
                                "Authorization",
                                "Bearer "
                                        + Files.readString(NODE.resolve("credentials/secret-cart-token.jwt"))
                                                .strip())
                        .build())
                .build();

        try (AuthenticationChain chain = chain()) {
            chain.decide(credential);
            chain.decide(credential);
        }

        assertThat(told)
                .containsExactly("legacy service account token", "token cache, hit: false", "token cache, hit: true");
    }

    @Test
    void of_the_file_that_configures_jwt_issuers() throws Exception {
        String content = "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\n";
        Path file = Files.writeString(folder.resolve("authn.yaml"), content);

        try (AuthenticationChain chain = KubeApiServerFlags.parse(List.of(
                        "--authentication-config=" + file,
                        "--service-account-issuer=https://k.example",
                        "--service-account-key-file=" + NODE.resolve("etc/kubernetes/pki/sa.pub")))
                .buildChain(Surroundings.emptyCluster().withListeners(listeners))) {
            assertThat(told).containsExactly("configuration: " + content);
            assertThat(chain.healthProblem()).isEmpty();
        }
    }
}
