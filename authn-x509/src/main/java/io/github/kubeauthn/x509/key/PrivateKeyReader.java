package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import io.github.kubeauthn.x509.der.StructReader;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Ec;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.math.BigInteger;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/** Reads the public part of private keys, which Kubernetes takes for public keys as well. */
public final class PrivateKeyReader {

    private static final Oid RSA = Oid.of(1, 2, 840, 113549, 1, 1, 1);
    private static final int SEC1_VERSION = 1;

    private PrivateKeyReader() {}

    /** The public part of an RSA key of PKCS #1, or of PKCS #8; null if it is none. */
    public static @Nullable Rsa rsa(DerBytes der) {
        Rsa key = pkcs1(der);
        return key == null ? pkcs8(der) : key;
    }

    /** RFC 5208. */
    private static @Nullable Rsa pkcs8(DerBytes der) {
        try {
            StructReader info = StructReader.of(der).sequence();
            info.integer();
            boolean rsa = AlgorithmIdentifier.read(info.sequence()).algorithm().equals(RSA);
            DerBytes key = info.octetString();
            return rsa ? pkcs1(key) : null;
        } catch (MalformedDerException e) {
            return null;
        }
    }

    /** RFC 8017 appendix A.1.2. */
    private static @Nullable Rsa pkcs1(DerBytes der) {
        try {
            StructReader outer = StructReader.of(der);
            StructReader fields = outer.sequence();
            if (!outer.isEmpty() || fields.integer() > 1) {
                return null;
            }
            RsaPrivateKey key = RsaPrivateKey.read(fields);
            return key.isConsistent() ? key.publicKey() : null;
        } catch (MalformedDerException e) {
            return null;
        }
    }

    /** The public part of an EC key of SEC 1 (RFC 5915), computed anew; null if it is none. */
    public static @Nullable Ec ec(DerBytes der) {
        try {
            StructReader fields = StructReader.of(der).sequence();
            long version = fields.integer();
            DerBytes number = fields.octetString();
            boolean namesCurve = fields.skipExplicit(0) && fields.nextIs(DerTag.OBJECT_IDENTIFIER);
            EcCurve curve = namesCurve ? EcCurve.of(fields.oid()) : null;
            if (fields.skipExplicit(1) && fields.nextIs(DerTag.BIT_STRING)) {
                fields.bitString();
            }
            return version == SEC1_VERSION && curve != null ? ec(curve, number) : null;
        } catch (MalformedDerException e) {
            return null;
        }
    }

    private static @Nullable Ec ec(EcCurve curve, DerBytes octets) {
        BigInteger number = octets.toUnsigned();
        boolean valid = number.signum() > 0 && number.compareTo(curve.domain().getN()) < 0;
        if (!valid) {
            return null;
        }
        ECPoint point = curve.domain().getG().multiply(number).normalize();
        return new Ec(curve, point);
    }
}
