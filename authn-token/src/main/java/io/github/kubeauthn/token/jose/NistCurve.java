package io.github.kubeauthn.token.jose;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.jspecify.annotations.Nullable;

/** The curves that Go's {@code crypto/ecdsa} has (FIPS 186-4 appendix D.1.2). */
enum NistCurve {
    P224("P-224", "secp224r1"),
    P256("P-256", "secp256r1"),
    P384("P-384", "secp384r1"),
    P521("P-521", "secp521r1");

    private final String joseName;

    @SuppressWarnings("ImmutableEnumChecker") // Bouncy Castle does not say so, but nothing can change it
    private final ECDomainParameters domain;

    NistCurve(String joseName, String name) {
        X9ECParameters parameters = CustomNamedCurves.getByName(name);
        this.joseName = joseName;
        this.domain = new ECDomainParameters(parameters);
    }

    /** The curve of that name in RFC 7518 section 6.2.1.1; null if it has none of these. */
    static @Nullable NistCurve named(String joseName) {
        for (NistCurve curve : values()) {
            if (curve != P224 && curve.joseName.equals(joseName)) {
                return curve;
            }
        }
        return null;
    }

    /** The curve of a key; null if it is none of these, or the key is no point of it. */
    static @Nullable NistCurve of(ECPublicKeySpec key) {
        ECPoint point = key.getW();
        for (NistCurve curve : values()) {
            if (curve.domain.getN().equals(key.getParams().getOrder())) {
                boolean fits =
                        !point.equals(ECPoint.POINT_INFINITY) && curve.holds(point.getAffineX(), point.getAffineY());
                return fits ? curve : null;
            }
        }
        return null;
    }

    /** How many bits a coordinate has. */
    int fieldSize() {
        return domain.getCurve().getFieldSize();
    }

    /** How many bytes a coordinate has. */
    int size() {
        return (fieldSize() + 7) / 8;
    }

    boolean holds(BigInteger x, BigInteger y) {
        BigInteger characteristic = domain.getCurve().getField().getCharacteristic();
        return x.signum() >= 0
                && y.signum() >= 0
                && x.compareTo(characteristic) < 0
                && y.compareTo(characteristic) < 0
                && domain.getCurve().createPoint(x, y).isValid();
    }

    /** A point of this curve, as Bouncy Castle wants it. */
    ECPublicKeyParameters parameters(BigInteger x, BigInteger y) {
        return new ECPublicKeyParameters(domain.getCurve().createPoint(x, y), domain);
    }

    /** A point of this curve, as the JDK wants it. */
    ECPublicKeySpec spec(BigInteger x, BigInteger y) {
        EllipticCurve curve = new EllipticCurve(
                new ECFieldFp(domain.getCurve().getField().getCharacteristic()),
                domain.getCurve().getA().toBigInteger(),
                domain.getCurve().getB().toBigInteger());
        ECPoint generator = new ECPoint(
                domain.getG().getAffineXCoord().toBigInteger(),
                domain.getG().getAffineYCoord().toBigInteger());
        ECParameterSpec parameters = new ECParameterSpec(
                curve, generator, domain.getN(), domain.getH().intValueExact());
        return new ECPublicKeySpec(new ECPoint(x, y), parameters);
    }
}
