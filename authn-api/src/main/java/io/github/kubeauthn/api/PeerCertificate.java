package io.github.kubeauthn.api;

import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;

/**
 * A certificate exactly as the TLS peer sent it: its DER bytes, not yet parsed, because parsing it as strictly as
 * kube-apiserver does is part of the decision. Immutable; equal by content.
 */
public final class PeerCertificate {

    private final byte[] der;
    private final int hash;

    private PeerCertificate(byte[] der) {
        this.der = der;
        this.hash = Arrays.hashCode(der);
    }

    public static PeerCertificate ofDer(byte[] der) {
        return new PeerCertificate(der.clone());
    }

    /**
     * The certificate that a TLS session of the JDK reports, as from {@code SSLSession.getPeerCertificates()}.
     *
     * @throws IllegalArgumentException if the certificate has no encoded form
     */
    public static PeerCertificate of(Certificate certificate) {
        try {
            return new PeerCertificate(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the peer certificate cannot be encoded: " + e.getMessage(), e);
        }
    }

    /** A copy of the DER bytes. */
    public byte[] der() {
        return der.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerCertificate that && hash == that.hash && MessageDigest.isEqual(der, that.der);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "PeerCertificate[" + der.length + " bytes]";
    }
}
