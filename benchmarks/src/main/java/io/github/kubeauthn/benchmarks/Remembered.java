package io.github.kubeauthn.benchmarks;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.token.ServiceAccountTokens;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.testkit.token.TokenBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * How much heap a chain keeps for what it remembers: successes of tokens, each with a user of its own as a pod's token has it,
 * or client certificates.
 */
public final class Remembered {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private static final String ISSUER = "https://kubernetes.default.svc";
    private static final String OBJECTS = """
            {"apiVersion": "v1", "kind": "ServiceAccount",
             "metadata": {"name": "cart", "namespace": "shop", "uid": "6f0f0b0e-0b6e-4a3b-8a57-1f0c5a3c9b11"}}
            ---
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"name": "cart-7c5d9", "namespace": "shop", "uid": "0d4b2a3c-5f1e-4c8e-9a37-6b2c1d0e9f22"}}
            """;

    private Remembered() {}

    /**
     * Prints the bytes of heap that are used after all questions beyond what was used after the first.
     *
     * @param arguments {@code tokens} or {@code certificates}, and how many
     */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[1]);
        long bytes = switch (arguments[0]) {
            case "tokens" -> tokens(count);
            case "certificates" -> certificates(count);
            default -> throw new IllegalArgumentException("tokens or certificates, not " + arguments[0]);
        };
        System.out.println(bytes);
    }

    private static long tokens(int count) throws IOException {
        SigningKey key = SigningKey.p256();
        ServiceAccountTokens tokens = ServiceAccountTokens.of(ISSUER, key, NOW);
        InMemoryCluster cluster =
                new InMemoryCluster(ClusterState.read("objects.yaml", OBJECTS.getBytes(StandardCharsets.UTF_8)));
        Path folder = Files.createTempDirectory("remembered");
        Files.writeString(folder.resolve("sa.pub"), key.publicPem());
        List<String> flags = List.of(
                "--service-account-issuer=" + ISSUER,
                "--service-account-key-file=sa.pub",
                "--service-account-signing-key-file=sa.key");
        Files.writeString(folder.resolve("sa.key"), key.privatePem());
        try (AuthenticationChain chain = KubeApiServerFlags.parse(flags, folder)
                .buildChain(Surroundings.of(cluster).withClock(NOW))) {
            long before = 0;
            for (int i = 0; i <= count; i++) {
                TokenBuilder token = tokens.boundToPod(
                                "shop",
                                "cart",
                                "6f0f0b0e-0b6e-4a3b-8a57-1f0c5a3c9b11",
                                "cart-7c5d9",
                                "0d4b2a3c-5f1e-4c8e-9a37-6b2c1d0e9f22")
                        .claim("jti", new UUID(i, i).toString());
                Headers headers = Headers.builder()
                        .add("Authorization", "Bearer " + token.sign())
                        .build();
                require(chain.authenticate(
                        HttpCredential.builder().headers(headers).build()));
                if (i == 0) {
                    before = Heap.used();
                }
            }
            return Heap.used() - before;
        }
    }

    private static long certificates(int count) throws IOException {
        TestCa ca = TestCa.named("kubernetes");
        Path folder = Files.createTempDirectory("remembered");
        Files.writeString(folder.resolve("ca.crt"), ca.pem());
        KeyPair keys = KeyPairs.p256();
        try (AuthenticationChain chain = KubeApiServerFlags.parse(
                        List.of(
                                "--client-ca-file=ca.crt",
                                "--service-account-issuer=" + ISSUER,
                                "--service-account-key-file=ca.crt"),
                        folder)
                .buildChain(Surroundings.emptyCluster().withClock(NOW))) {
            long before = 0;
            for (int i = 0; i <= count; i++) {
                Identity certificate = ca.client("system:node:node-" + i, "system:nodes")
                        .keys(keys)
                        .serialNumber(BigInteger.valueOf(i + 1L))
                        .issue();
                require(chain.authenticate(HttpCredential.builder()
                        .peerCertificates(certificate.peerCertificates())
                        .build()));
                if (i == 0) {
                    before = Heap.used();
                }
            }
            return Heap.used() - before;
        }
    }

    private static void require(AuthenticationResult result) {
        if (!(result instanceof Authenticated)) {
            throw new IllegalStateException("not authenticated, so there is nothing to remember: " + result);
        }
    }
}
