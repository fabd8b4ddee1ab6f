package io.github.kubeauthn.token.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys are secrets: how long a look-up takes says nothing about the secrets in it, because they lie in the order of
 * a hash that nobody outside can compute, and are compared in constant time. Safe for reading by many threads at once.
 *
 * @param <V> what is known of a secret
 */
final class SecretTable<V> {

    private static final int KEY_LENGTH = 16;

    private final KeyParameter key;
    private final Map<Long, List<Entry<V>>> entries = new HashMap<>();

    SecretTable() {
        byte[] random = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(random);
        this.key = new KeyParameter(random);
    }

    /** Puts a value under a secret, in place of another that stands there; says whether one did. */
    boolean put(String secret, V value) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<Entry<V>> bucket = entries.computeIfAbsent(hash(bytes), h -> new ArrayList<>(1));
        boolean replaced = bucket.removeIf(entry -> MessageDigest.isEqual(entry.secret, bytes));
        bucket.add(new Entry<>(bytes, value));
        return replaced;
    }

    /** What stands under a secret; null if nothing does. */
    @Nullable
    V get(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (Entry<V> entry : entries.getOrDefault(hash(bytes), List.of())) {
            if (MessageDigest.isEqual(entry.secret, bytes)) {
                return entry.value;
            }
        }
        return null;
    }

    private long hash(byte[] secret) {
        SipHash hash = new SipHash();
        hash.init(key);
        hash.update(secret, 0, secret.length);
        return hash.doFinal();
    }

    private static final class Entry<V> {

        private final byte[] secret;
        private final V value;

        private Entry(byte[] secret, V value) {
            this.secret = secret;
            this.value = value;
        }
    }
}
