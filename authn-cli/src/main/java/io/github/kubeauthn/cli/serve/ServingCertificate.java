package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.pki.KeyPairs;
import io.github.kubeauthn.cli.pki.PrivateKeyFile;
import io.github.kubeauthn.cli.source.InputFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x509.GeneralName;

/** What the server shows of itself, and the TLS that follows from it. */
final class ServingCertificate {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final SSLContext context;
    private final String authorityPem;

    private ServingCertificate(SSLContext context, String authorityPem) {
        this.context = context;
        this.authorityPem = authorityPem;
    }

    /**
     * Files of {@code --tls-cert-file} and {@code --tls-private-key-file}.
     *
     * @throws InvalidConfigurationException if a file cannot be read, or the key is not that of the certificate
     */
    static ServingCertificate read(Path certificate, Path key) {
        PrivateKey privateKey = PrivateKeyFile.read("--tls-private-key-file", key);
        String pem = InputFile.text("--tls-cert-file", certificate);
        try {
            X509Certificate[] chain = chain(pem);
            if (!KeyPairs.belong(privateKey, chain[0].getPublicKey())) {
                throw new KeyException("the private key is not that of the certificate");
            }
            return new ServingCertificate(context(privateKey, chain), "");
        } catch (GeneralSecurityException e) {
            throw new InvalidConfigurationException(
                    "--tls-cert-file and --tls-private-key-file cannot be used together: " + e.getMessage(), e);
        }
    }

    /** A new authority that {@linkplain #signedBy signs} such certificates. */
    static CertificateAuthority authority(Instant now) {
        return CertificateAuthority.create("kube-authn", now, LIFETIME);
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
        try {
            return new ServingCertificate(context(keys.getPrivate(), chain(certificate)), authority.certificatePem());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK reads what it signed", e);
        }
    }

    /** By what clients verify it, as PEM; empty if the flags brought the certificate. */
    String authorityPem() {
        return authorityPem;
    }

    /** TLS with this certificate, to which clients may show any of theirs. */
    SSLContext context() {
        return context;
    }

    private static SSLContext context(PrivateKey key, X509Certificate... chain) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {new ServerIdentity(key, chain)},
                new TrustManager[] {new AnyClientCertificate()},
                new SecureRandom());
        // loads everything that TLS needs here, where this may be a thread that nobody waits for yet
        context.getDefaultSSLParameters();
        return context;
    }

    private static X509Certificate[] chain(String pem) throws CertificateException {
        X509Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                .toArray(new X509Certificate[0]);
        if (chain.length == 0) {
            throw new CertificateException("there is no certificate");
        }
        return chain;
    }
}
