package io.github.kubeauthn.token.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
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
    private final Map<Long, Entry<V>> entries = new HashMap<>();

    SecretTable() {
        byte[] random = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(random);
        this.key = new KeyParameter(random);
    }

    /** Puts a value under a secret, in place of another that stands there; says whether one did. */
    boolean put(String secret, V value) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        long hash = hash(bytes);
        Entry<V> first = entries.get(hash);
        Entry<V> known = find(first, bytes);
        if (known != null) {
            known.value = value;
            return true;
        }
        entries.put(hash, new Entry<>(bytes, value, first));
        return false;
    }

    /** What stands under a secret; null if nothing does. */
    @Nullable
    V get(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Entry<V> found = find(entries.get(hash(bytes)), bytes);
        return found == null ? null : found.value;
    }

    private static <V> @Nullable Entry<V> find(@Nullable Entry<V> first, byte[] secret) {
        Entry<V> entry = first;
        while (entry != null && !MessageDigest.isEqual(entry.secret, secret)) {
            entry = entry.next;
        }
        return entry;
    }

    private long hash(byte[] secret) {
        SipHash hash = new SipHash();
        hash.init(key);
        hash.update(secret, 0, secret.length);
        return hash.doFinal();
    }

    /** A secret; those of the same hash hang together. */
    private static final class Entry<V> {

        private final byte[] secret;
        private V value;
        private final @Nullable Entry<V> next;

        private Entry(byte[] secret, V value, @Nullable Entry<V> next) {
            this.secret = secret;
            this.value = value;
            this.next = next;
        }
    }
}
