package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Ec;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * A key in the hands of the {@link Accelerator}. It only ever speeds up a yes: who gets a no asks our own code, which knows
 * what Go says of keys and signatures that a provider may not like.
 */
final class AcceleratedKey {

    private final Provider provider;
    private final PublicKey key;
    private final String kindOfSignature;

    private AcceleratedKey(Provider provider, PublicKey key, String kindOfSignature) {
        this.provider = provider;
        this.key = key;
        this.kindOfSignature = kindOfSignature;
    }

    /** The key; empty if the provider does not take it. */
    static Optional<AcceleratedKey> of(Rsa key, Provider provider) {
        KeySpec spec = new RSAPublicKeySpec(key.modulus(), BigInteger.valueOf(key.exponent()));
        return of(provider, "RSA", spec, "withRSA");
    }

    /** The key; empty if the provider does not take it. */
    static Optional<AcceleratedKey> of(Ec key, Provider provider) {
        return of(provider, "EC", new X509EncodedKeySpec(JcaPublicKeys.encode(key)), "withECDSAinP1363Format");
    }

    private static Optional<AcceleratedKey> of(
            Provider provider, String kindOfKey, KeySpec spec, String kindOfSignature) {
        try {
            PublicKey key = KeyFactory.getInstance(kindOfKey, provider).generatePublic(spec);
            return Optional.of(new AcceleratedKey(provider, key, kindOfSignature));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a signature of RSASSA-PKCS1-v1_5 surely counts.
     *
     * @param hash one of the SHA-2 family
     */
    boolean verifies(Hash hash, DerBytes message, DerBytes signature) {
        return verifies(hash, message, signature.toByteArray());
    }

    /**
     * Whether an ECDSA signature surely counts.
     *
     * @param hash one of the SHA-2 family
     * @param r not negative, as {@code s}
     */
    boolean verifies(Hash hash, DerBytes message, BigInteger r, BigInteger s) {
        int length = (((ECPublicKey) key).getParams().getOrder().bitLength() + 7) / 8;
        if (r.bitLength() > length * 8 || s.bitLength() > length * 8) {
            return false;
        }
        byte[] signature = new byte[2 * length];
        put(r, signature, length);
        put(s, signature, 2 * length);
        return verifies(hash, message, signature);
    }

    /** Writes a number that ends before an index of zeros. */
    private static void put(BigInteger number, byte[] zeros, int end) {
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, (number.bitLength() + 7) / 8);
        System.arraycopy(digits, digits.length - length, zeros, end - length, length);
    }

    private boolean verifies(Hash hash, DerBytes message, byte[] signature) {
        try {
            String algorithm = hash.standardName().replace("-", "") + kindOfSignature;
            Signature check = Signature.getInstance(algorithm, provider);
            check.initVerify(key);
            check.update(message.toByteArray());
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
