package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.pki.KeyPairs;
import io.github.kubeauthn.cli.pki.PrivateKeyFile;
import io.github.kubeauthn.cli.source.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x509.GeneralName;

/** What the server shows of itself, and the TLS that follows from it. */
final class ServingCertificate {

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final char[] NO_PASSWORD = {};

    private final PrivateKey key;
    private final String certificatePem;
    private final String authorityPem;

    private ServingCertificate(PrivateKey key, String certificatePem, String authorityPem) {
        this.key = key;
        this.certificatePem = certificatePem;
        this.authorityPem = authorityPem;
    }

    /** Files of {@code --tls-cert-file} and {@code --tls-private-key-file}. */
    static ServingCertificate read(Path certificate, Path key) {
        return new ServingCertificate(
                PrivateKeyFile.read("--tls-private-key-file", key), InputFile.text("--tls-cert-file", certificate), "");
    }

    /** A new one, of an authority of its own. */
    static ServingCertificate create(Instant now, String host) {
        return signedBy(CertificateAuthority.create("kube-authn", now, LIFETIME), now, host);
    }

    /** A new one of an authority. */
    static ServingCertificate signedBy(CertificateAuthority authority, Instant now, String host) {
        KeyPair keys = KeyPairs.generate();
        GeneralName name =
                new GeneralName(host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, host);
        List<GeneralName> names = List.of(
                name,
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, "kubernetes.default.svc"));
        String certificate = authority.signServer(
                "kube-apiserver", names.stream().distinct().toList(), keys.getPublic(), now, LIFETIME);
        return new ServingCertificate(keys.getPrivate(), certificate, authority.certificatePem());
    }

    /** By what clients verify it, as PEM; empty if the flags brought the certificate. */
    String authorityPem() {
        return authorityPem;
    }

    /** TLS with this certificate, to which clients may show any of theirs. */
    SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("server", key, NO_PASSWORD, chain());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    managers.getKeyManagers(), new TrustManager[] {new AnyClientCertificate()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidConfigurationException(
                    "--tls-cert-file and --tls-private-key-file cannot be used together: " + e.getMessage(), e);
        }
    }

    private Certificate[] chain() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificatePem.getBytes(StandardCharsets.UTF_8)))
                .toArray(new Certificate[0]);
    }
}
