package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.key.SubjectPublicKey;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/** What a public key is, for telling whether a certificate is for it. */
sealed interface PublicNumbers {

    /** Of a certificate's key; null if nobody knows its kind. */
    static @Nullable PublicNumbers of(@Nullable SubjectPublicKey key) {
        if (key instanceof SubjectPublicKey.Rsa rsa) {
            return new Rsa(rsa.modulus(), BigInteger.valueOf(rsa.exponent()));
        }
        if (key instanceof SubjectPublicKey.Ec ec) {
            ECPoint point = ec.point().normalize();
            return new Ec(
                    point.getCurve().getFieldSize(),
                    point.getAffineXCoord().toBigInteger(),
                    point.getAffineYCoord().toBigInteger());
        }
        if (key instanceof SubjectPublicKey.Ed25519 ed25519) {
            return new Ed25519(ed25519.encoded());
        }
        return key == null ? null : new Other();
    }

    record Rsa(BigInteger modulus, BigInteger exponent) implements PublicNumbers {}

    /** The size of its field tells one of Go's curves from the others. */
    record Ec(int fieldSize, BigInteger x, BigInteger y) implements PublicNumbers {}

    record Ed25519(DerBytes point) implements PublicNumbers {

        private static final int SIZE = 32;

        /** go-jose takes any number of bytes, cuts off what is too much and fills up what is missing. */
        static Ed25519 of(byte[] point) {
            return new Ed25519(DerBytes.of(Arrays.copyOf(point, SIZE)));
        }
    }

    /** Of a kind that no JSON web key is of; equal to nothing else. */
    final class Other implements PublicNumbers {}
}
