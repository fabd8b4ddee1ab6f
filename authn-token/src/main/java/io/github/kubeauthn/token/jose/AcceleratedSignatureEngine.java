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
                .<SignatureChecker>map(key -> new Checker(key, Family.RSA_PKCS1, ours))
                .orElse(ours);
    }

    @Override
    public SignatureChecker ec(ECPublicKeySpec key) {
        SignatureChecker ours = BuiltInSignatureEngine.INSTANCE.ec(key);
        return AcceleratedKey.ec(key)
                .<SignatureChecker>map(fast -> new Checker(fast, Family.ECDSA, ours))
                .orElse(ours);
    }

    /**
     * Checks with one key.
     *
     * @param family by which it is left to the provider
     * @param ours has the last word
     */
    private record Checker(AcceleratedKey key, Family family, SignatureChecker ours) implements SignatureChecker {

        @Override
        public boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
            return isForProvider(algorithm, signature) && key.verifies(algorithm.hash(), input, signature)
                    || ours.verifies(algorithm, input, signature);
        }

        /** The provider goes by the curve of the key, go-jose by the algorithm, when it says how long an ECDSA signature is. */
        private boolean isForProvider(SignatureAlgorithm algorithm, byte[] signature) {
            boolean rightSize = family != Family.ECDSA || signature.length == 2 * algorithm.coordinateSize();
            return algorithm.family() == family && rightSize;
        }
    }
}
