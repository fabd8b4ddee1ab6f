package io.github.kubeauthn.token.jose;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A signature algorithm of RFC 7518 that Kubernetes accepts in some token; each constant bears the name that it has in the
 * {@code alg} header. HMAC and EdDSA are not among them: no key of Kubernetes' chain is of their kind.
 */
public enum SignatureAlgorithm {
    RS256(Family.RSA_PKCS1, "SHA-256", 32),
    RS384(Family.RSA_PKCS1, "SHA-384", 48),
    RS512(Family.RSA_PKCS1, "SHA-512", 64),
    PS256(Family.RSA_PSS, "SHA-256", 32),
    PS384(Family.RSA_PSS, "SHA-384", 48),
    PS512(Family.RSA_PSS, "SHA-512", 64),
    ES256(Family.ECDSA, "SHA-256", 32),
    ES384(Family.ECDSA, "SHA-384", 48),
    ES512(Family.ECDSA, "SHA-512", 66);

    private static final Map<String, SignatureAlgorithm> BY_NAME = new HashMap<>();

    static {
        for (SignatureAlgorithm algorithm : values()) {
            BY_NAME.put(algorithm.name(), algorithm);
        }
    }

    private final Family family;
    private final String hash;
    private final int size;

    SignatureAlgorithm(Family family, String hash, int size) {
        this.family = family;
        this.hash = hash;
        this.size = size;
    }

    /** The algorithm of that name, in exactly this case; empty if Kubernetes accepts no such algorithm. */
    public static Optional<SignatureAlgorithm> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    Family family() {
        return family;
    }

    /** The hash function's name as {@code java.security.MessageDigest} knows it. */
    String hash() {
        return hash;
    }

    /** How many bytes each half of an ECDSA signature has. */
    int coordinateSize() {
        return size;
    }

    /** How a signature is made of a hash. */
    enum Family {
        RSA_PKCS1,
        RSA_PSS,
        ECDSA
    }
}
