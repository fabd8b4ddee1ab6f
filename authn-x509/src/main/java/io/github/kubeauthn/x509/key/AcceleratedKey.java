package io.github.kubeauthn.x509.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key in the hands of the Amazon Corretto Crypto Provider, which nobody must have: it checks the common kinds of signatures in
 * native code, in half the time. It only ever speeds up a yes: who gets a no asks our own code, which knows what Go says of keys
 * and signatures that a provider may not like. Safe for use by many threads at once.
 */
public final class AcceleratedKey {

    private static final String PROVIDER_CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final Provider provider;
    private final PublicKey key;

    private AcceleratedKey(Provider provider, PublicKey key) {
        this.provider = provider;
        this.key = key;
    }

    /** An RSA key; empty if there is no such provider on the class path, or it does not take the key. */
    public static Optional<AcceleratedKey> rsa(BigInteger modulus, BigInteger exponent) {
        return of("RSA", () -> new RSAPublicKeySpec(modulus, exponent));
    }

    /**
     * A key on an elliptic curve; empty if there is no such provider on the class path, or it does not take the key.
     *
     * @param spec is asked only if there is one
     */
    static Optional<AcceleratedKey> ec(Supplier<? extends KeySpec> spec) {
        return of("EC", spec);
    }

    private static Optional<AcceleratedKey> of(String kind, Supplier<? extends KeySpec> spec) {
        Provider provider = Found.PROVIDER;
        if (provider == null) {
            return Optional.empty();
        }
        try {
            PublicKey key = KeyFactory.getInstance(kind, provider).generatePublic(spec.get());
            return Optional.of(new AcceleratedKey(provider, key));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a signature of RSASSA-PKCS1-v1_5 surely counts.
     *
     * @param hash one of the SHA-2 family, by its standard name
     */
    public boolean verifiesPkcs1(String hash, byte[] message, byte[] signature) {
        return verifies(hash.replace("-", "") + "withRSA", message, signature);
    }

    /**
     * Whether an ECDSA signature surely counts. The hash is made outside, where the JDK does it faster.
     *
     * @param signature both numbers in DER
     */
    boolean verifiesEcdsa(byte[] hash, byte[] signature) {
        return verifies("NONEwithECDSA", hash, signature);
    }

    private boolean verifies(String algorithm, byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm, provider);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Looked for once, when somebody first asks. */
    private static final class Found {

        private static final @Nullable Provider PROVIDER = search();

        private static @Nullable Provider search() {
            try {
                Object instance =
                        Class.forName(PROVIDER_CLASS).getField("INSTANCE").get(null);
                boolean works = instance instanceof Provider provider
                        && provider.getService("Signature", "SHA256withRSA") != null;
                return works ? (Provider) instance : null;
            } catch (ReflectiveOperationException | LinkageError e) {
                return null;
            }
        }
    }
}
