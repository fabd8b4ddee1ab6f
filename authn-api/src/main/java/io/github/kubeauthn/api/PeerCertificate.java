package io.github.kubeauthn.api;

import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A certificate exactly as the TLS peer sent it: its DER bytes, not yet parsed, because parsing it as strictly as
 * kube-apiserver does is part of the decision. Immutable; equal by content.
 *
 * <p>A certificate that several authenticators read is read once: see {@link #form}. Whoever keeps the instance for as long
 * as the TLS session lasts has it read once for all requests.
 */
public final class PeerCertificate {

    private final byte[] der;
    private final int hash;
    private volatile @Nullable Object form;

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

    /**
     * The certificate as {@code type}, read by {@code reader} when this is asked for the first time and remembered from
     * then on. One form is remembered at a time. Two threads that ask at once may both read it.
     *
     * @param reader gets the DER bytes and must not change them; must not depend on anything else, and must answer
     *     malformed input with a value
     */
    public <T> T form(Class<T> type, Function<byte[], T> reader) {
        Object known = form;
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        T read = reader.apply(der);
        form = read;
        return read;
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
