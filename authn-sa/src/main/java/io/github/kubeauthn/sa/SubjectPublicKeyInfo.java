package io.github.kubeauthn.sa;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A key in DER as Go's {@code x509.MarshalPKIXPublicKey} writes it, whichever provider the key comes from. */
final class SubjectPublicKeyInfo {

    private SubjectPublicKeyInfo() {}

    static byte[] encoded(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa(rsa.getModulus(), rsa.getPublicExponent());
        }
        if (key instanceof ECPublicKey ec) {
            return ec(
                    TokenCurve.of(ec.getParams()),
                    ec.getW().getAffineX(),
                    ec.getW().getAffineY());
        }
        throw new IllegalArgumentException(
                "a key of service account tokens must be RSA or elliptic-curve, not " + key.getAlgorithm());
    }

    private static byte[] rsa(BigInteger modulus, BigInteger exponent) {
        DERSequence numbers =
                new DERSequence(new ASN1Encodable[] {new ASN1Integer(modulus), new ASN1Integer(exponent)});
        return encoded(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), encoded(numbers));
    }

    private static byte[] ec(TokenCurve curve, BigInteger x, BigInteger y) {
        byte[] point = new byte[1 + 2 * curve.coordinateSize()];
        point[0] = 4;
        System.arraycopy(curve.coordinate(x), 0, point, 1, curve.coordinateSize());
        System.arraycopy(curve.coordinate(y), 0, point, 1 + curve.coordinateSize(), curve.coordinateSize());
        return encoded(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.oid()), point);
    }

    private static byte[] encoded(AlgorithmIdentifier algorithm, byte[] key) {
        ASN1BitString bits = new DERBitString(key);
        return encoded(new DERSequence(new ASN1Encodable[] {algorithm, bits}));
    }

    private static byte[] encoded(DERSequence sequence) {
        try {
            return sequence.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }
}
