package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import java.math.BigInteger;
import org.bouncycastle.math.ec.ECPoint;

/** A public key, valid as far as Go looks when it reads a certificate. */
public sealed interface SubjectPublicKey {

    /** The type that Go has for it. */
    String goType();

    /**
     * An RSA key. Whether it is long enough and of a sensible exponent shows only when it verifies.
     *
     * @param modulus positive
     * @param exponent positive
     */
    record Rsa(BigInteger modulus, long exponent) implements SubjectPublicKey {
        @Override
        public String goType() {
            return "*rsa.PublicKey";
        }
    }

    /**
     * A key on an elliptic curve.
     *
     * @param point on that curve
     */
    record Ec(EcCurve curve, ECPoint point) implements SubjectPublicKey {
        @Override
        public String goType() {
            return "*ecdsa.PublicKey";
        }
    }

    /**
     * An Ed25519 key.
     *
     * @param encoded 32 octets, perhaps no point at all
     */
    record Ed25519(DerBytes encoded) implements SubjectPublicKey {
        @Override
        public String goType() {
            return "ed25519.PublicKey";
        }
    }

    /** A DSA key, which verifies nothing. */
    record Dsa() implements SubjectPublicKey {
        @Override
        public String goType() {
            return "*dsa.PublicKey";
        }
    }
}
