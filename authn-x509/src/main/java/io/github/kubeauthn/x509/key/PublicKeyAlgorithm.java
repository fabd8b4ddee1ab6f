package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.Oid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of keys that Go's {@code crypto/x509} reads out of certificates. */
public enum PublicKeyAlgorithm {
    RSA("RSA"),
    DSA("DSA"),
    ECDSA("ECDSA"),
    ED25519("Ed25519");

    private static final Map<Oid, PublicKeyAlgorithm> BY_OID = Map.of(
            Oid.of(1, 2, 840, 113549, 1, 1, 1), RSA,
            Oid.of(1, 2, 840, 10040, 4, 1), DSA,
            Oid.of(1, 2, 840, 10045, 2, 1), ECDSA,
            Oid.of(1, 3, 101, 112), ED25519);

    private final String text;

    PublicKeyAlgorithm(String text) {
        this.text = text;
    }

    static @Nullable PublicKeyAlgorithm of(Oid oid) {
        return BY_OID.get(oid);
    }

    @Override
    public String toString() {
        return text;
    }
}
