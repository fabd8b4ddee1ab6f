package io.github.kubeauthn.token.cache;

import java.time.Duration;

/**
 * Is told what a token cache does, for metrics. Calls come from many threads at once, stand in the way of an answer, and so must be
 * short and must not throw.
 */
public interface TokenCacheListener {

    /** Listens to nothing. */
    TokenCacheListener NONE = new TokenCacheListener() {};

    /**
     * A question was answered ({@code authentication_token_cache_request_total},
     * {@code authentication_token_cache_request_duration_seconds}).
     *
     * @param hit whether the answer was there already
     * @param duration how long the question took
     */
    default void answered(boolean hit, Duration duration) {}

    /** A look-up begins ({@code authentication_token_cache_active_fetch_count}, in flight). */
    default void lookupStarted() {}

    /**
     * A look-up has ended ({@code authentication_token_cache_fetch_total}).
     *
     * @param failed whether it ended in an error
     */
    default void lookupEnded(boolean failed) {}

    /** A question begins to wait for a look-up ({@code authentication_token_cache_active_fetch_count}, blocked). */
    default void waitStarted() {}

    /** A question waits no longer. */
    default void waitEnded() {}
}
