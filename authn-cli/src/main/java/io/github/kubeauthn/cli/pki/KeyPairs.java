package io.github.kubeauthn.cli.pki;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** New keys, on P-256. */
public final class KeyPairs {

    private KeyPairs() {}

    /** Another one each time. */
    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes keys on P-256", e);
        }
    }

    /**
     * Whether a private and a public key are of one pair.
     *
     * @throws GeneralSecurityException if the private key cannot sign
     */
    public static boolean belong(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        if (key instanceof RSAKey rsa) {
            return publicKey instanceof RSAKey other && rsa.getModulus().equals(other.getModulus());
        }
        if (key instanceof ECKey != publicKey instanceof ECKey) {
            return false;
        }
        Signature signature = Signature.getInstance(key instanceof ECKey ? "SHA256withECDSA" : key.getAlgorithm());
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        return signature.verify(signed);
    }

    /** The private key, as an unencrypted PKCS #8 PEM block. */
    public static String privatePem(KeyPair keys) {
        return privatePem(keys.getPrivate());
    }

    static String privatePem(PrivateKey key) {
        try {
            return pem(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public key, as a PEM block. */
    public static String publicPem(KeyPair keys) {
        return pem(keys.getPublic());
    }

    static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
