package io.github.kubeauthn.testkit.pki;

import io.github.kubeauthn.api.PeerCertificate;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate, its keys, and who signed it. Immutable; the private key never shows in {@link #toString()}. */
public final class Identity {

    private final String subject;
    private final byte[] der;
    private final KeyPair keys;
    private final @Nullable Identity issuer;

    Identity(String subject, byte[] der, KeyPair keys, @Nullable Identity issuer) {
        this.subject = subject;
        this.der = der;
        this.keys = keys;
        this.issuer = issuer;
    }

    /** The subject's name as RFC 4514 writes it; empty if it has none. */
    public String subject() {
        return subject;
    }

    /** The certificate's bytes. */
    public byte[] der() {
        return der.clone();
    }

    public KeyPair keys() {
        return keys;
    }

    /** The certificate as a TLS server sees it. */
    public PeerCertificate peerCertificate() {
        return PeerCertificate.ofDer(der);
    }

    /** What a TLS client with this identity sends: its own certificate and those of intermediates, but not the root's. */
    public List<PeerCertificate> peerCertificates() {
        return chain().stream().map(Identity::peerCertificate).toList();
    }

    /**
     * The certificate as the JDK reads it.
     *
     * @throws IllegalStateException if it is of a shape that the JDK refuses
     */
    public X509Certificate certificate() {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalStateException("the JDK does not take the certificate of " + subject, e);
        }
    }

    /** The certificate, PEM. */
    public String pem() {
        return Pem.block("CERTIFICATE", der);
    }

    /** The certificate and those of intermediates, PEM, in the order of a kubeconfig's {@code client-certificate}. */
    public String chainPem() {
        StringBuilder chain = new StringBuilder();
        chain().forEach(link -> chain.append(link.pem()));
        return chain.toString();
    }

    /** The private key, PEM (PKCS #8). */
    public String keyPem() {
        return Pem.of(keys.getPrivate());
    }

    /** Itself and the intermediates above it; a root by itself. */
    List<Identity> chain() {
        List<Identity> chain = new ArrayList<>(List.of(this));
        for (Identity above = issuer; above != null && above.issuer != null; above = above.issuer) {
            chain.add(above);
        }
        return chain;
    }

    @Override
    public String toString() {
        return "Identity[" + subject + "]";
    }
}
