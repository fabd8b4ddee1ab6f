package io.github.kubeauthn.testkit.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** New key pairs. */
public final class KeyPairs {

    private KeyPairs() {}

    /** On the curve P-256, which takes less than a millisecond. */
    public static KeyPair p256() {
        return ec("secp256r1");
    }

    /** On a curve such as {@code secp384r1}. */
    public static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("there is no curve " + curve, e);
        }
    }

    /** RSA: a tenth of a second for 2048 bits, often more. */
    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no RSA", e);
        }
    }
}
