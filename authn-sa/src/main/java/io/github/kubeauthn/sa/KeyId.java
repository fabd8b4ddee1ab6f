package io.github.kubeauthn.sa;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** The id of a key: what {@code keyIDFromPublicKey} of Kubernetes makes of it. */
final class KeyId {

    private KeyId() {}

    static String of(PublicKey key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(SubjectPublicKeyInfo.encoded(key)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
