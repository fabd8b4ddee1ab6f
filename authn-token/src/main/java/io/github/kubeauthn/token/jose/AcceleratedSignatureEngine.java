package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.jose.SignatureAlgorithm.Family;
import io.github.kubeauthn.x509.key.AcceleratedKey;
import java.math.BigInteger;
import java.security.spec.ECPublicKeySpec;

/**
 * The common cases by an {@link AcceleratedKey}, where there is one; everything else, as PSS with its salts of any length, and every
 * no, by the built-in engine.
 */
enum AcceleratedSignatureEngine implements SignatureEngine {
    INSTANCE;

    @Override
    public SignatureChecker rsa(BigInteger modulus, BigInteger exponent) {
        SignatureChecker ours = BuiltInSignatureEngine.INSTANCE.rsa(modulus, exponent);
        return AcceleratedKey.rsa(modulus, exponent)
                .<SignatureChecker>map(key -> new RsaChecker(key, ours))
                .orElse(ours);
    }

    @Override
    public SignatureChecker ec(ECPublicKeySpec key) {
        return EcdsaSignatures.accelerated(key);
    }

    /** Checks with one key; {@code ours} has the last word. */
    private record RsaChecker(AcceleratedKey key, SignatureChecker ours) implements SignatureChecker {

        @Override
        public boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
            return isVerifiedFast(algorithm, input, signature) || ours.verifies(algorithm, input, signature);
        }

        private boolean isVerifiedFast(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
            return algorithm.family() == Family.RSA_PKCS1 && key.verifiesPkcs1(algorithm.hash(), input, signature);
        }
    }
}
