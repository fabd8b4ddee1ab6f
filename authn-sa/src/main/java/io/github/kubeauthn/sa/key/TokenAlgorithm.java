package io.github.kubeauthn.sa.key;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The algorithms with which Kubernetes signs service account tokens; the key decides which one (RFC 7518 section 3.1). */
public enum TokenAlgorithm {
    RS256("SHA256withRSA", "", 0),
    ES256("SHA256withECDSAinP1363Format", "P-256", 256),
    ES384("SHA384withECDSAinP1363Format", "P-384", 384),
    ES512("SHA512withECDSAinP1363Format", "P-521", 521);

    private final String jcaName;
    private final String curve;
    private final int bits;

    TokenAlgorithm(String jcaName, String curve, int bits) {
        this.jcaName = jcaName;
        this.curve = curve;
        this.bits = bits;
    }

    /** The algorithm of a key; empty if Kubernetes signs nothing with such a key. */
    public static Optional<TokenAlgorithm> of(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return Optional.of(RS256);
        }
        return key instanceof ECPublicKey ec ? ofCurve(ec.getParams().getOrder().bitLength()) : Optional.empty();
    }

    /** Kubernetes knows one curve of each size. */
    private static Optional<TokenAlgorithm> ofCurve(int size) {
        for (TokenAlgorithm algorithm : values()) {
            if (algorithm.bits == size) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** What {@link java.security.Signature} calls it. */
    public String jcaName() {
        return jcaName;
    }

    /** {@code crv} of its keys; empty for RSA. */
    public String curve() {
        return curve;
    }

    /** How many bytes a coordinate on the curve takes. */
    public int coordinateSize() {
        return (bits + 7) / 8;
    }
}
