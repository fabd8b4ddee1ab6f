package io.github.kubeauthn.cli;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.pki.CertificateAuthority.ClientSubject;
import io.github.kubeauthn.cli.pki.KeyPairs;
import io.github.kubeauthn.sa.issue.ServiceAccountTokenIssuer;
import io.github.kubeauthn.sa.issue.SigningKey;
import io.github.kubeauthn.sa.issue.TokenAnswer;
import io.github.kubeauthn.sa.issue.TokenRequest;
import io.github.kubeauthn.sa.objects.ClusterState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The files of a control plane, made for one test, and what its clients have. */
public final class ControlPlane {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
    public static final String OBJECTS = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {namespace: shop, name: cart, uid: 9a3c1f0e}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {namespace: shop, name: cart-7c5d9, uid: 0d2b9f3e}
            spec: {serviceAccountName: cart}
            """;

    private static final Duration YEAR = Duration.ofDays(365);

    public final Path folder;
    public final CertificateAuthority clients = CertificateAuthority.create("kubernetes", NOW, YEAR);
    public final CertificateAuthority proxies = CertificateAuthority.create("front-proxy-ca", NOW, YEAR);
    public final KeyPair signing = KeyPairs.generate();

    public ControlPlane(Path folder) {
        this.folder = folder;
        write("ca.crt", clients.certificatePem());
        write("front-proxy-ca.crt", proxies.certificatePem());
        write("sa.key", KeyPairs.privatePem(signing));
        write("sa.pub", KeyPairs.publicPem(signing));
        write("tokens.csv", "known-token,kim,1001,developers\n");
        write("objects.yaml", OBJECTS);
    }

    public String write(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String path(String name) {
        return folder.resolve(name).toString();
    }

    /** The flags of kubeadm, and a token file. */
    public List<String> flags() {
        return List.of(
                "--client-ca-file=" + path("ca.crt"),
                "--requestheader-client-ca-file=" + path("front-proxy-ca.crt"),
                "--requestheader-allowed-names=front-proxy-client",
                "--requestheader-username-headers=X-Remote-User",
                "--token-auth-file=" + path("tokens.csv"),
                "--service-account-issuer=" + ISSUER,
                "--service-account-key-file=" + path("sa.pub"),
                "--service-account-signing-key-file=" + path("sa.key"),
                "--enable-bootstrap-token-auth=true",
                "--authorization-mode=Node,RBAC");
    }

    /** A certificate file of a client. */
    public String certificate(CertificateAuthority authority, String user, Instant at, Duration lifetime) {
        KeyPair keys = KeyPairs.generate();
        write(user + ".key", KeyPairs.privatePem(keys));
        return write(
                user + ".crt",
                authority.signClient(
                        new ClientSubject(user, List.of("developers"), ""), keys.getPublic(), at, lifetime));
    }

    /** A token of shop/cart, issued at an instant. */
    public String token(Instant at, UnaryOperator<TokenRequest> change) {
        return token(SigningKey.of(signing), ISSUER, OBJECTS, at, change);
    }

    public String token(SigningKey key, String issuer, String objects, Instant at, UnaryOperator<TokenRequest> change) {
        ServiceAccountTokenIssuer tokens = ServiceAccountTokenIssuer.builder(Clock.fixed(at, ZoneOffset.UTC))
                .issuer(issuer)
                .signingKey(key)
                .objects(ClusterState.read("objects.yaml", objects.getBytes(StandardCharsets.UTF_8)))
                .audiences(Audiences.of(issuer))
                .build();
        TokenAnswer answer =
                tokens.issue(change.apply(TokenRequest.of("shop", "cart")), AuthenticationContext.unlimited());
        return ((TokenAnswer.Issued) answer).token();
    }

    /** Explains at {@link #NOW}, with the flags of this control plane behind the arguments. */
    public Run explain(String... arguments) {
        return explainWith(flags(), arguments);
    }

    public Run explainWith(List<String> flags, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("explain", "--at", NOW.toString(), "--objects", path("objects.yaml")));
        all.addAll(List.of(arguments));
        all.add("--");
        all.addAll(flags);
        return Run.of(all);
    }
}
