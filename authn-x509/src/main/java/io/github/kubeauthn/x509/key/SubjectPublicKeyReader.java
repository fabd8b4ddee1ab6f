package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.BitString;
import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.StructReader;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Dsa;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Ec;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Ed25519;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads the SubjectPublicKeyInfo of a certificate (RFC 5280 section 4.1.2.7). */
public final class SubjectPublicKeyReader {

    private static final int ED25519_LENGTH = 32;

    private SubjectPublicKeyReader() {}

    /**
     * The key inside a SubjectPublicKeyInfo; null if it is of an algorithm that nobody here knows, which is no reason to
     * refuse a certificate.
     *
     * @param contents the inside of the SEQUENCE
     */
    public static @Nullable SubjectPublicKey read(DerBytes contents) throws MalformedDerException {
        DerReader reader = DerReader.of(contents);
        DerBytes identifier = reader.contents(DerTag.SEQUENCE, "x509: malformed public key algorithm identifier");
        AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(identifier);
        BitString key = reader.bitString("x509: malformed subjectPublicKey");
        return read(algorithm, key);
    }

    /**
     * The key inside a SubjectPublicKeyInfo that stands by itself, as {@code x509.ParsePKIXPublicKey} reads it; null if it
     * is of an unknown algorithm or malformed.
     */
    public static @Nullable SubjectPublicKey readAlone(DerBytes der) {
        try {
            StructReader outer = StructReader.of(der);
            StructReader info = outer.sequence();
            AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(info.sequence());
            BitString key = info.bitString();
            return outer.isEmpty() ? read(algorithm, key) : null;
        } catch (MalformedDerException e) {
            return null;
        }
    }

    private static @Nullable SubjectPublicKey read(AlgorithmIdentifier algorithm, BitString key)
            throws MalformedDerException {
        PublicKeyAlgorithm kind = PublicKeyAlgorithm.of(algorithm.algorithm());
        if (kind == null) {
            return null;
        }
        DerBytes data = key.rightAligned();
        return switch (kind) {
            case RSA -> rsa(algorithm, data);
            case ECDSA -> ec(algorithm, data);
            case ED25519 -> ed25519(algorithm, data);
            case DSA -> dsa(algorithm, data);
        };
    }

    /** RFC 3279 section 2.3.1. */
    private static Rsa rsa(AlgorithmIdentifier algorithm, DerBytes data) throws MalformedDerException {
        if (!algorithm.hasNullParameters()) {
            throw new MalformedDerException("x509: RSA key missing NULL parameters");
        }
        DerReader reader = DerReader.of(data).enter(DerTag.SEQUENCE, "x509: invalid RSA public key");
        BigInteger modulus = reader.integer("x509: invalid RSA modulus");
        long exponent = reader.smallInteger("x509: invalid RSA public exponent");
        if (modulus.signum() <= 0) {
            throw new MalformedDerException("x509: RSA modulus is not a positive number");
        }
        if (exponent <= 0) {
            throw new MalformedDerException("x509: RSA public exponent is not a positive number");
        }
        return new Rsa(modulus, exponent);
    }

    /** RFC 5480 section 2.1.1: a named curve, an uncompressed point. */
    private static Ec ec(AlgorithmIdentifier algorithm, DerBytes data) throws MalformedDerException {
        EcCurve curve = EcCurve.of(DerReader.of(algorithm.parameters()).oid("x509: invalid ECDSA parameters"));
        if (curve == null) {
            throw new MalformedDerException("x509: unsupported elliptic curve");
        }
        return new Ec(curve, curve.point(data));
    }

    /** RFC 8410 section 3. */
    private static Ed25519 ed25519(AlgorithmIdentifier algorithm, DerBytes data) throws MalformedDerException {
        if (!algorithm.hasNoParameters()) {
            throw new MalformedDerException("x509: Ed25519 key encoded with illegal parameters");
        }
        if (data.length() != ED25519_LENGTH) {
            throw new MalformedDerException("x509: wrong Ed25519 public key size");
        }
        return new Ed25519(data);
    }

    /** RFC 3279 section 2.3.2. */
    private static Dsa dsa(AlgorithmIdentifier algorithm, DerBytes data) throws MalformedDerException {
        BigInteger y = DerReader.of(data).integer("x509: invalid DSA public key");
        String invalid = "x509: invalid DSA parameters";
        DerReader parameters = DerReader.of(algorithm.parameters()).enter(DerTag.SEQUENCE, invalid);
        BigInteger p = parameters.integer(invalid);
        BigInteger q = parameters.integer(invalid);
        BigInteger g = parameters.integer(invalid);
        if (y.signum() <= 0 || p.signum() <= 0 || q.signum() <= 0 || g.signum() <= 0) {
            throw new MalformedDerException("x509: zero or negative DSA parameter");
        }
        return new Dsa();
    }
}
