package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.key.SignatureCheck;
import io.github.kubeauthn.x509.key.SubjectPublicKey;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An X.509 certificate that Go's {@code x509.ParseCertificate} would accept. Immutable; equal by encoding. */
public final class Certificate {

    private static final int V3 = 3;
    private static final int MAX_PRINTED_SERIAL_BITS = 8192;

    private final DerBytes encoded;
    private final TbsCertificate tbs;
    private final DerBytes signature;
    private volatile @Nullable String fingerprint;
    private volatile @Nullable SignatureCheck signatureCheck;

    Certificate(DerBytes encoded, TbsCertificate tbs, DerBytes signature) {
        this.encoded = encoded;
        this.tbs = tbs;
        this.signature = signature;
    }

    /**
     * Reads exactly one certificate.
     *
     * @param der is not copied and must not change from now on
     */
    public static Certificate parse(byte[] der) throws MalformedDerException {
        return CertificateReader.read(DerBytes.of(der));
    }

    /** The whole certificate. */
    public DerBytes encoded() {
        return encoded;
    }

    /** The SHA-256 of the whole certificate, in lower-case hexadecimal digits. */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = HexFormat.of().formatHex(sha256());
            fingerprint = known;
        }
        return known;
    }

    private byte[] sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            encoded.digestInto(digest);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public BigInteger serialNumber() {
        return tbs.serialNumber();
    }

    /**
     * The serial number in decimal digits. RFC 5280 allows 160 bits; of one that is absurdly long only the length is said,
     * because writing it out would keep a thread busy for whoever sends it.
     */
    public String serialNumberText() {
        int bits = serialNumber().bitLength();
        return bits > MAX_PRINTED_SERIAL_BITS
                ? "(" + bits + " bits)"
                : serialNumber().toString();
    }

    public DistinguishedName subject() {
        return tbs.subject();
    }

    public DistinguishedName issuer() {
        return tbs.issuer();
    }

    public Instant notBefore() {
        return tbs.notBefore();
    }

    public Instant notAfter() {
        return tbs.notAfter();
    }

    /** Null if nobody here knows its kind. */
    public @Nullable SubjectPublicKey publicKey() {
        return tbs.publicKey();
    }

    /** Empty if it has none. */
    public DerBytes subjectKeyId() {
        return extensions().subjectKeyId();
    }

    /** Empty if it has none. */
    public DerBytes authorityKeyId() {
        return extensions().authorityKeyId();
    }

    /** Whether it has an extension that must be understood and is not. */
    public boolean hasUnhandledCriticalExtension() {
        return extensions().hasUnhandledCritical();
    }

    /** Whether basicConstraints say that it is a CA. */
    public boolean isCa() {
        BasicConstraints constraints = extensions().basicConstraints();
        return constraints != null && constraints.ca();
    }

    /** How many intermediates basicConstraints allow between it and the leaf; -1 for any number. */
    public long maxPathLength() {
        BasicConstraints constraints = extensions().basicConstraints();
        return constraints == null ? -1 : constraints.maxPathLength();
    }

    /** Whether extKeyUsage, if there is one, allows the key to be used by a TLS client. */
    public boolean allowsClientAuth() {
        return extensions().extendedKeyUsages().allowClientAuth();
    }

    /** Whether extKeyUsage, if there is one, allows the key to be used by a TLS server. */
    public boolean allowsServerAuth() {
        return extensions().extendedKeyUsages().allowServerAuth();
    }

    /**
     * Why it is not the certificate of a host; empty if it is.
     *
     * @param host a name or an address; an address may be in brackets
     */
    public Optional<String> objectionToHost(String host) {
        return new HostNames(extensions().subjectAlternativeNames()).objection(host);
    }

    public PolicyRules policyRules() {
        return extensions().policyRules();
    }

    /** What it says about the names of the certificates below it; null if nothing. */
    public @Nullable NameConstraints nameConstraints() {
        return extensions().nameConstraints();
    }

    /**
     * Why the subjectAltName of this certificate breaks constraints; empty if it does not, or if there is none.
     *
     * @param constraints those of the certificates above it
     */
    public Optional<String> objectionToNames(List<NameConstraints> constraints) {
        SubjectAlternativeNames names = extensions().subjectAlternativeNames();
        return names == null || constraints.isEmpty()
                ? Optional.empty()
                : ConstrainedNames.objection(names, constraints);
    }

    /** Whether it is of the same subject and the same key as another. */
    public boolean hasSubjectAndKeyOf(Certificate other) {
        return subject().encoded().equals(other.subject().encoded())
                && tbs.subjectPublicKeyInfo().equals(other.tbs.subjectPublicKeyInfo());
    }

    /** The value of subjectAltName; null if it has none. */
    public @Nullable DerBytes encodedSubjectAlternativeNames() {
        SubjectAlternativeNames names = extensions().subjectAlternativeNames();
        return names == null ? null : names.encoded();
    }

    /** Why the signature of this certificate does not count as one of {@code issuer}; empty if it does. */
    public Optional<String> objectionToSignatureOf(Certificate issuer) {
        if (!issuer.maySignCertificates()) {
            return Optional.of("x509: invalid signature: parent certificate cannot sign this kind of certificate");
        }
        return issuer.signatureCheck().objection(tbs.signatureAlgorithm(), tbs.encoded(), signature);
    }

    private SignatureCheck signatureCheck() {
        SignatureCheck known = signatureCheck;
        if (known == null) {
            known = SignatureCheck.by(publicKey());
            signatureCheck = known;
        }
        return known;
    }

    private boolean maySignCertificates() {
        boolean ca = extensions().basicConstraints() == null ? tbs.version() != V3 : isCa();
        return ca && extensions().keyUsageAllowsSigningCertificates();
    }

    private Extensions extensions() {
        return tbs.extensions();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate that && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    @Override
    public String toString() {
        return "Certificate[" + serialNumberText() + ", " + subject().commonName() + "]";
    }
}
