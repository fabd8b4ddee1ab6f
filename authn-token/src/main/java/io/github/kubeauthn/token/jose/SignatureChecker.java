package io.github.kubeauthn.token.jose;

/** Checks signatures with one public key. Safe for use by many threads at once. */
@FunctionalInterface
public interface SignatureChecker {

    /**
     * Whether {@code signature} is one of {@code input}.
     *
     * @param algorithm one that fits the kind of key, by the hash that it names
     * @param signature as RFC 7518 encodes it: for ECDSA both numbers in a row
     */
    boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature);
}
