package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.cli.credential.BootstrapSecret;
import io.github.kubeauthn.cli.document.ApiObjects;
import io.github.kubeauthn.cli.document.Documents;
import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.pki.CertificateAuthority.ClientSubject;
import io.github.kubeauthn.cli.pki.KeyPairs;
import io.github.kubeauthn.cli.source.OutputFile;
import io.github.kubeauthn.sa.issue.ServiceAccountTokenIssuer;
import io.github.kubeauthn.sa.issue.SigningKey;
import io.github.kubeauthn.sa.issue.TokenAnswer;
import io.github.kubeauthn.sa.issue.TokenRequest;
import io.github.kubeauthn.sa.objects.ClusterState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A small world to try things in: a PKI, tokens of every sort, a cluster's objects, and kubeconfigs, all in one folder. */
final class Demo {

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
    private static final String NAMESPACE = "shop";
    private static final String ACCOUNT = "cart";

    private final Path folder;
    private final Instant now;
    private final CertificateAuthority authority;
    private final Supplier<ServingCertificate> serving;
    private final Supplier<ClientFiles> client;
    private final Supplier<String> serviceAccountToken;
    private final String staticToken;
    private final BootstrapSecret bootstrap;
    private final String objects;

    private Demo(Path folder, CertificateAuthority authority, Instant now, String host) {
        this.folder = folder;
        this.now = now;
        this.authority = authority;
        this.serving = Meanwhile.make(() -> ServingCertificate.signedBy(authority, now, host));
        this.client = Meanwhile.make(() -> jane(authority, now));
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        this.staticToken = HexFormat.of().formatHex(secret);
        this.bootstrap = BootstrapSecret.random(now.plus(Duration.ofDays(1)), List.of(), "demo");
        this.objects = Documents.yaml(serviceAccount(NAMESPACE, ACCOUNT))
                + "---\n" + Documents.yaml(serviceAccount("default", "default"))
                + "---\n" + Documents.yaml(bootstrap.toDocument());
        writeFilesOfServer();
        this.serviceAccountToken = Meanwhile.make(this::issueToken);
    }

    /**
     * Makes everything anew; files of the same names are overwritten.
     *
     * @param authority signs the certificates of the server and of clients
     */
    static Demo create(Path folder, CertificateAuthority authority, Instant now, String host) {
        OutputFile.makeFolder(folder);
        return new Demo(folder, authority, now, host);
    }

    /** The flags of an API server of this world; their paths are relative to the folder. */
    List<String> flags() {
        return List.of(
                "--client-ca-file=ca.crt",
                "--token-auth-file=tokens.csv",
                "--service-account-issuer=" + ISSUER,
                "--service-account-key-file=sa.pub",
                "--service-account-signing-key-file=sa.key",
                "--enable-bootstrap-token-auth=true",
                "--authorization-mode=RBAC");
    }

    ClusterState objects() {
        return ClusterState.read("objects.yaml", objects.getBytes(StandardCharsets.UTF_8));
    }

    ServingCertificate servingCertificate() {
        return serving.get();
    }

    private void writeFilesOfServer() {
        KeyPair signing = KeyPairs.generate();
        OutputFile.write(folder.resolve("ca.crt"), authority.certificatePem());
        OutputFile.writeSecret(folder.resolve("sa.key"), KeyPairs.privatePem(signing));
        OutputFile.write(folder.resolve("sa.pub"), KeyPairs.publicPem(signing));
        OutputFile.writeSecret(folder.resolve("tokens.csv"), staticToken + ",kim,1001,\"developers,testers\"\n");
        OutputFile.writeSecret(folder.resolve("objects.yaml"), objects);
        OutputFile.write(folder.resolve("flags"), String.join("\n", flags()) + "\n");
    }

    /** One kubeconfig for each way to say who one is, and the files that they name. */
    void writeKubeconfigs(String server) {
        OutputFile.write(folder.resolve("jane.crt"), client.get().certificate());
        OutputFile.writeSecret(folder.resolve("jane.key"), client.get().key());
        OutputFile.writeSecret(folder.resolve("serviceaccount.token"), serviceAccountToken.get());
        kubeconfig("certificate", server, Map.of("client-certificate", "jane.crt", "client-key", "jane.key"));
        kubeconfig("static-token", server, Map.of("token", staticToken));
        kubeconfig("service-account", server, Map.of("tokenFile", "serviceaccount.token"));
        kubeconfig("bootstrap-token", server, Map.of("token", bootstrap.token()));
        // kubectl insists on some credential; kube-apiserver passes over a password
        kubeconfig("anonymous", server, Map.of("username", "nobody", "password", "nothing"));
    }

    /** What to try. */
    List<String> commands() {
        List<String> lines = new ArrayList<>();
        lines.add("try:");
        for (String way : List.of("certificate", "static-token", "service-account", "bootstrap-token", "anonymous")) {
            lines.add("  kubectl --kubeconfig " + ShellWord.of(folder.resolve(way + ".kubeconfig")) + " auth whoami");
        }
        lines.add("  kubectl --kubeconfig " + ShellWord.of(folder.resolve("certificate.kubeconfig")) + " create token "
                + ACCOUNT + " --namespace " + NAMESPACE);
        lines.add("  (cd " + ShellWord.of(folder) + " && " + ShellWord.ofThisProgram()
                + " explain --objects objects.yaml --token-file serviceaccount.token -- $(cat"
                + " flags))");
        return lines;
    }

    private void kubeconfig(String name, String server, Map<String, String> user) {
        Map<String, Object> document = ApiObjects.object("v1", "Config");
        document.put(
                "clusters",
                List.of(Map.of(
                        "name", "demo", "cluster", Map.of("server", server, "certificate-authority", "ca.crt"))));
        document.put("users", List.of(Map.of("name", name, "user", user)));
        document.put("contexts", List.of(Map.of("name", "demo", "context", Map.of("cluster", "demo", "user", name))));
        document.put("current-context", "demo");
        OutputFile.writeSecret(folder.resolve(name + ".kubeconfig"), Documents.yaml(document));
    }

    private static ClientFiles jane(CertificateAuthority authority, Instant now) {
        KeyPair keys = KeyPairs.generate();
        ClientSubject subject = new ClientSubject("jane", List.of("developers"), "");
        return new ClientFiles(
                authority.signClient(subject, keys.getPublic(), now, LIFETIME), KeyPairs.privatePem(keys));
    }

    private String issueToken() {
        TokenAnswer answer = ServiceAccountTokenIssuer.builder(Clock.fixed(now, ZoneOffset.UTC))
                .issuer(ISSUER)
                .signingKey(SigningKey.read(folder.resolve("sa.key"), "sa.key"))
                .objects(objects())
                .audiences(Audiences.of(ISSUER))
                .build()
                .issue(
                        TokenRequest.of(NAMESPACE, ACCOUNT)
                                .withExpirationSeconds(Duration.ofDays(1).toSeconds()),
                        AuthenticationContext.unlimited());
        return ((TokenAnswer.Issued) answer).token();
    }

    private static Map<String, Object> serviceAccount(String namespace, String name) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        metadata.put("uid", UUID.randomUUID().toString());
        Map<String, Object> object = ApiObjects.object("v1", "ServiceAccount");
        object.put("metadata", metadata);
        return object;
    }

    /** A client's certificate and its key, as PEM. */
    private record ClientFiles(String certificate, String key) {}
}
