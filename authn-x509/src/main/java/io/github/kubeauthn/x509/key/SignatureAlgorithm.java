package io.github.kubeauthn.x509.key;

import static io.github.kubeauthn.x509.key.PublicKeyAlgorithm.DSA;
import static io.github.kubeauthn.x509.key.PublicKeyAlgorithm.ECDSA;
import static io.github.kubeauthn.x509.key.PublicKeyAlgorithm.ED25519;
import static io.github.kubeauthn.x509.key.PublicKeyAlgorithm.RSA;

import io.github.kubeauthn.x509.der.Oid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a certificate is signed: what Go's {@code crypto/x509} tells apart. */
public enum SignatureAlgorithm {
    MD5_RSA("MD5-RSA", RSA, Hash.MD5),
    SHA1_RSA("SHA1-RSA", RSA, Hash.SHA1),
    SHA256_RSA("SHA256-RSA", RSA, Hash.SHA256),
    SHA384_RSA("SHA384-RSA", RSA, Hash.SHA384),
    SHA512_RSA("SHA512-RSA", RSA, Hash.SHA512),
    SHA256_RSA_PSS("SHA256-RSAPSS", RSA, Hash.SHA256),
    SHA384_RSA_PSS("SHA384-RSAPSS", RSA, Hash.SHA384),
    SHA512_RSA_PSS("SHA512-RSAPSS", RSA, Hash.SHA512),
    DSA_SHA1("DSA-SHA1", DSA, Hash.SHA1),
    DSA_SHA256("DSA-SHA256", DSA, Hash.SHA256),
    ECDSA_SHA1("ECDSA-SHA1", ECDSA, Hash.SHA1),
    ECDSA_SHA256("ECDSA-SHA256", ECDSA, Hash.SHA256),
    ECDSA_SHA384("ECDSA-SHA384", ECDSA, Hash.SHA384),
    ECDSA_SHA512("ECDSA-SHA512", ECDSA, Hash.SHA512),
    PURE_ED25519("Ed25519", ED25519, Hash.NONE);

    private static final Oid ED25519_OID = Oid.of(1, 3, 101, 112);
    private static final Oid RSA_PSS_OID = Oid.of(1, 2, 840, 113549, 1, 1, 10);

    private static final Map<Oid, SignatureAlgorithm> BY_OID = Map.ofEntries(
            Map.entry(Oid.of(1, 2, 840, 113549, 1, 1, 4), MD5_RSA),
            Map.entry(Oid.of(1, 2, 840, 113549, 1, 1, 5), SHA1_RSA),
            Map.entry(Oid.of(1, 3, 14, 3, 2, 29), SHA1_RSA),
            Map.entry(Oid.of(1, 2, 840, 113549, 1, 1, 11), SHA256_RSA),
            Map.entry(Oid.of(1, 2, 840, 113549, 1, 1, 12), SHA384_RSA),
            Map.entry(Oid.of(1, 2, 840, 113549, 1, 1, 13), SHA512_RSA),
            Map.entry(Oid.of(1, 2, 840, 10040, 4, 3), DSA_SHA1),
            Map.entry(Oid.of(2, 16, 840, 1, 101, 3, 4, 3, 2), DSA_SHA256),
            Map.entry(Oid.of(1, 2, 840, 10045, 4, 1), ECDSA_SHA1),
            Map.entry(Oid.of(1, 2, 840, 10045, 4, 3, 2), ECDSA_SHA256),
            Map.entry(Oid.of(1, 2, 840, 10045, 4, 3, 3), ECDSA_SHA384),
            Map.entry(Oid.of(1, 2, 840, 10045, 4, 3, 4), ECDSA_SHA512),
            Map.entry(ED25519_OID, PURE_ED25519));

    private final String text;
    private final PublicKeyAlgorithm keyAlgorithm;
    private final Hash hash;

    SignatureAlgorithm(String text, PublicKeyAlgorithm keyAlgorithm, Hash hash) {
        this.text = text;
        this.keyAlgorithm = keyAlgorithm;
        this.hash = hash;
    }

    /**
     * What an AlgorithmIdentifier stands for; null if nobody here knows it, which is no reason to refuse a certificate,
     * but its signature never counts.
     */
    public static @Nullable SignatureAlgorithm of(AlgorithmIdentifier identifier) {
        if (identifier.algorithm().equals(RSA_PSS_OID)) {
            return PssParameters.algorithm(identifier.parameters());
        }
        if (identifier.algorithm().equals(ED25519_OID) && !identifier.hasNoParameters()) {
            // RFC 8410 section 3
            return null;
        }
        return BY_OID.get(identifier.algorithm());
    }

    PublicKeyAlgorithm keyAlgorithm() {
        return keyAlgorithm;
    }

    Hash hash() {
        return hash;
    }

    boolean isPss() {
        return this == SHA256_RSA_PSS || this == SHA384_RSA_PSS || this == SHA512_RSA_PSS;
    }

    @Override
    public String toString() {
        return text;
    }
}
