package io.github.kubeauthn.sa;

import java.math.BigInteger;
import java.security.spec.ECParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.util.BigIntegers;

/** The curves on which Go has keys. */
enum TokenCurve {
    P224("P-224", "", 224, SECObjectIdentifiers.secp224r1),
    P256("P-256", "ES256", 256, SECObjectIdentifiers.secp256r1),
    P384("P-384", "ES384", 384, SECObjectIdentifiers.secp384r1),
    P521("P-521", "ES512", 521, SECObjectIdentifiers.secp521r1);

    private final String joseName;
    private final String algorithm;
    private final int bits;

    @SuppressWarnings("ImmutableEnumChecker") // Bouncy Castle's identifiers are immutable but do not say so
    private final ASN1ObjectIdentifier oid;

    TokenCurve(String joseName, String algorithm, int bits, ASN1ObjectIdentifier oid) {
        this.joseName = joseName;
        this.algorithm = algorithm;
        this.bits = bits;
        this.oid = oid;
    }

    /** Go has one curve of each size. */
    static TokenCurve of(ECParameterSpec parameters) {
        int size = parameters.getOrder().bitLength();
        for (TokenCurve curve : values()) {
            if (curve.bits == size) {
                return curve;
            }
        }
        throw new IllegalArgumentException(
                "a key of service account tokens must be on the curve P-256, P-384 or P-521");
    }

    /** {@code crv} of a JWK. */
    String joseName() {
        return joseName;
    }

    /** {@code alg} of the tokens; empty where JOSE has none. */
    String algorithm() {
        return algorithm;
    }

    ASN1ObjectIdentifier oid() {
        return oid;
    }

    int coordinateSize() {
        return (bits + 7) / 8;
    }

    /** A coordinate in its full length. */
    byte[] coordinate(BigInteger value) {
        return BigIntegers.asUnsignedByteArray(coordinateSize(), value);
    }
}
