package io.github.kubeauthn.token.cache;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.BearerToken;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the keys of one cache: SHA-256 of a random secret of its own and the question, so that no token stays in memory and nobody
 * outside can make keys collide. Token and audiences go in with their lengths before them, so that no two questions read alike.
 *
 * <p>kube-apiserver takes HMAC, whose second hash keeps those who see one value from computing that of a longer text. Nobody
 * outside sees a value here, and the lengths would not fit a longer text; what is left of HMAC is the hash of a secret block.
 */
final class CacheKeys {

    /** As long as a block of SHA-256. */
    private static final int SECRET_LENGTH = 64;

    private final ThreadLocal<Digester> digesters;

    CacheKeys(SecureRandom random) {
        byte[] secret = new byte[SECRET_LENGTH];
        random.nextBytes(secret);
        this.digesters = ThreadLocal.withInitial(() -> new Digester(secret));
    }

    CacheKey of(BearerToken token) {
        return digesters.get().keyOf(token);
    }

    /** What a thread needs to make a key, used again and again: there are many keys to make, and tokens are long. */
    private static final class Digester {

        private static final int CHUNK = 1024;

        private final byte[] secret;
        private final MessageDigest sha256;
        private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
        private final CharBuffer chars = CharBuffer.allocate(CHUNK);
        private final ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * CHUNK);
        private final ByteBuffer digest = ByteBuffer.allocate(32);

        private Digester(byte[] secret) {
            this.secret = secret;
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java runtime has SHA-256", e);
            }
        }

        private CacheKey keyOf(BearerToken token) {
            sha256.update(secret);
            add(token.length());
            for (int at = 0; at < token.length(); at += CHUNK) {
                int end = Math.min(at + CHUNK, token.length());
                token.copyChars(at, end, chars.array(), 0);
                addChunk(end - at);
            }
            List<String> audiences = token.audiences().orElse(Audiences.none()).values();
            add(audiences.size());
            for (int i = 0; i < audiences.size(); i++) {
                add(audiences.get(i));
            }
            return digest();
        }

        private void add(String text) {
            add(text.length());
            for (int at = 0; at < text.length(); at += CHUNK) {
                int end = Math.min(at + CHUNK, text.length());
                text.getChars(at, end, chars.array(), 0);
                addChunk(end - at);
            }
        }

        private void add(int number) {
            bytes.clear().putInt(number);
            sha256.update(bytes.flip());
        }

        /** Adds the first characters of {@link #chars}, in a byte each if that is possible. */
        private void addChunk(int length) {
            bytes.clear().put((byte) 1);
            CoderResult result = encoder.reset().encode(chars.position(0).limit(length), bytes, true);
            if (result.isError()) {
                bytes.clear().put((byte) 2);
                for (int i = 0; i < length; i++) {
                    bytes.putChar(chars.get(i));
                }
            }
            sha256.update(bytes.flip());
            Arrays.fill(chars.array(), 0, length, '\0');
            Arrays.fill(bytes.array(), 0, bytes.limit(), (byte) 0);
        }

        private CacheKey digest() {
            try {
                sha256.digest(digest.array(), 0, digest.capacity());
            } catch (DigestException e) {
                throw new IllegalStateException("SHA-256 has 32 bytes", e);
            }
            return CacheKey.of(digest.rewind());
        }
    }
}
