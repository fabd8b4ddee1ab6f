package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/** The curves that Go knows (RFC 5480 section 2.1.1.1). Safe for use by many threads. */
public final class EcCurve {

    private static final List<EcCurve> ALL = List.of(
            new EcCurve("P224", "secp224r1", "P224Element", Oid.of(1, 3, 132, 0, 33)),
            new EcCurve("P256", "secp256r1", "P256 element", Oid.of(1, 2, 840, 10045, 3, 1, 7)),
            new EcCurve("P384", "secp384r1", "P384Element", Oid.of(1, 3, 132, 0, 34)),
            new EcCurve("P521", "secp521r1", "P521Element", Oid.of(1, 3, 132, 0, 35)));

    private static final int UNCOMPRESSED = 4;

    private final String name;
    private final String element;
    private final Oid oid;
    private final String standardName;
    /** Null until somebody has a key on it: to load a curve takes longer than to read a certificate. */
    private volatile @Nullable ECDomainParameters domain;

    private EcCurve(String name, String standardName, String element, Oid oid) {
        this.name = name;
        this.element = element;
        this.oid = oid;
        this.standardName = standardName;
    }

    static @Nullable EcCurve of(Oid oid) {
        for (EcCurve curve : ALL) {
            if (curve.oid.equals(oid)) {
                return curve;
            }
        }
        return null;
    }

    Oid oid() {
        return oid;
    }

    ECDomainParameters domain() {
        ECDomainParameters known = domain;
        if (known == null) {
            known = new ECDomainParameters(CustomNamedCurves.getByName(standardName));
            domain = known;
        }
        return known;
    }

    /** The point that SEC 1 section 2.3.3 encodes so, uncompressed. */
    ECPoint point(DerBytes encoded) throws MalformedDerException {
        if (encoded.isEmpty() || encoded.at(0) != UNCOMPRESSED) {
            throw new MalformedDerException("ecdsa: invalid uncompressed public key");
        }
        int length = (domain().getCurve().getFieldSize() + 7) / 8;
        if (encoded.length() != 1 + 2 * length) {
            throw new MalformedDerException("invalid " + this + " point encoding");
        }
        BigInteger x = coordinate(encoded.slice(1, 1 + length));
        BigInteger y = coordinate(encoded.slice(1 + length, encoded.length()));
        ECPoint point = domain().getCurve().createPoint(x, y);
        if (!point.isValid()) {
            throw new MalformedDerException(this + " point not on curve");
        }
        return point;
    }

    private BigInteger coordinate(DerBytes encoded) throws MalformedDerException {
        BigInteger coordinate = encoded.toUnsigned();
        if (coordinate.compareTo(domain().getCurve().getField().getCharacteristic()) >= 0) {
            throw new MalformedDerException("invalid " + element + " encoding");
        }
        return coordinate;
    }

    @Override
    public String toString() {
        return name;
    }
}
