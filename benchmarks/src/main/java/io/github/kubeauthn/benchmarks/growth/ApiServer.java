package io.github.kubeauthn.benchmarks.growth;

import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.token.ServiceAccountTokens;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.testkit.token.TokenBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The flags and files of an API server, and who asks it. It remembers neither tokens nor certificates unless told to. */
final class ApiServer {

    static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);

    private static final String ISSUER = "https://kubernetes.default.svc";
    private static final String CART_UID = "6f0f0b0e-0b6e-4a3b-8a57-1f0c5a3c9b11";
    private static final String OBJECTS = """
            {"apiVersion": "v1", "kind": "ServiceAccount",
             "metadata": {"name": "cart", "namespace": "shop", "uid": "6f0f0b0e-0b6e-4a3b-8a57-1f0c5a3c9b11"}}
            """;

    private final Path folder;
    private final List<String> flags = new ArrayList<>(List.of("--service-account-issuer=" + ISSUER));

    private ApiServer(Path folder) {
        this.folder = folder;
    }

    /** One that verifies the tokens of these keys. */
    static ApiServer withKeys(Path folder, List<SigningKey> keys) throws IOException {
        StringBuilder pem = new StringBuilder();
        keys.forEach(key -> pem.append(key.publicPem()));
        return new ApiServer(folder).file("--service-account-key-file", "sa.pub", pem);
    }

    /** One that verifies tokens of a key that nobody uses. */
    static ApiServer in(Path folder) throws IOException {
        return withKeys(folder, List.of(SigningKey.p256()));
    }

    /** Writes a file that a flag names. */
    ApiServer file(String flag, String name, CharSequence content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        flags.add(flag + "=" + name);
        return this;
    }

    AuthenticationChain chain() {
        return chain(surroundings().withTokenCacheTtl(Duration.ZERO).withRememberedChains(0));
    }

    /** A chain that remembers what kube-authn remembers unless it is told otherwise. */
    AuthenticationChain rememberingChain() {
        return chain(surroundings());
    }

    private AuthenticationChain chain(Surroundings surroundings) {
        return KubeApiServerFlags.parse(flags, folder).buildChain(surroundings);
    }

    private static Surroundings surroundings() {
        byte[] objects = OBJECTS.getBytes(StandardCharsets.UTF_8);
        return Surroundings.of(new InMemoryCluster(ClusterState.read("objects.yaml", objects)))
                .withClock(NOW);
    }

    /** A good token of its service account, to be shaped further. */
    static TokenBuilder token(SigningKey key) {
        return ServiceAccountTokens.of(ISSUER, key, NOW).bound("shop", "cart", CART_UID);
    }

    /** Requests with a token. */
    static Supplier<HttpCredential> bearing(String token) {
        Headers headers =
                Headers.builder().add("Authorization", "Bearer " + token).build();
        return () -> HttpCredential.builder().headers(headers).build();
    }

    /** Requests with a client certificate, each on a connection of its own. */
    static Supplier<HttpCredential> showing(Identity certificate) {
        return () -> HttpCredential.builder()
                .peerCertificates(certificate.peerCertificates())
                .build();
    }
}
