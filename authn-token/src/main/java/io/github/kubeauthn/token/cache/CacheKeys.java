package io.github.kubeauthn.token.cache;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.BearerToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the keys of one cache: HMAC-SHA-256 under a random secret of its own, so that no token stays in memory and nobody outside can
 * make keys collide. Token and audiences go in with their lengths before them, so that no two questions read alike.
 */
final class CacheKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final ThreadLocal<Mac> macs;

    CacheKeys(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> keyed(key));
    }

    CacheKey of(BearerToken token) {
        Mac mac = macs.get();
        Audiences audiences = token.audiences().orElse(Audiences.none());
        update(mac, token.token());
        update(mac, audiences.values().size());
        for (String audience : audiences.values()) {
            update(mac, audience);
        }
        return CacheKey.of(mac.doFinal());
    }

    private static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        update(mac, bytes.length);
        mac.update(bytes);
    }

    private static void update(Mac mac, int number) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
