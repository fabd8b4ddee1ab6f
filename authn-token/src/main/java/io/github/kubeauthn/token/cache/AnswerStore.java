package io.github.kubeauthn.token.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are still good. Successes and failures do not compete for room: a flood of unknown tokens pushes no known one out.
 */
final class AnswerStore {

    private final @Nullable Cache<CacheKey, AuthenticationResult> successes;
    private final @Nullable Cache<CacheKey, AuthenticationResult> failures;

    AnswerStore(Duration successTtl, Duration failureTtl, long maximumSize, Clock clock) {
        this.successes = cache(successTtl, maximumSize, clock);
        this.failures = cache(failureTtl, maximumSize, clock);
    }

    @Nullable
    AuthenticationResult find(CacheKey key) {
        AuthenticationResult success = successes == null ? null : successes.getIfPresent(key);
        return success != null || failures == null ? success : failures.getIfPresent(key);
    }

    void keep(CacheKey key, AuthenticationResult answer) {
        Cache<CacheKey, AuthenticationResult> cache = answer instanceof Authenticated ? successes : failures;
        if (cache != null) {
            cache.put(key, answer);
        }
    }

    /** An entry is no longer good at the very end of its time, as in apimachinery's {@code cache.Expiring}. */
    private static @Nullable Cache<CacheKey, AuthenticationResult> cache(Duration ttl, long maximumSize, Clock clock) {
        if (ttl.isZero()) {
            return null;
        }
        return Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .expireAfterWrite(ttl)
                .ticker(() -> nanosOf(clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    /** May overflow: only the distance of two instants counts. */
    private static long nanosOf(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
