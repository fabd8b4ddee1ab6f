package io.github.kubeauthn.webhook.client;

import java.security.SecureRandom;
import java.time.Duration;

/**
 * How often a look-up is tried, and how long it pauses in between ({@code wait.Backoff} of apimachinery). Immutable.
 *
 * @param tries at least 1
 * @param firstPause between the first try and the second
 * @param factor by which each pause is longer than the one before it
 * @param jitter how much of itself a pause may become longer by chance
 */
record Backoff(int tries, Duration firstPause, double factor, double jitter) {

    /** What kube-apiserver does. */
    static final Backoff USUAL = new Backoff(5, Duration.ofMillis(500), 1.5, 0.2);

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The pause behind a try.
     *
     * @param tried how many tries there have been, at least 1
     */
    Duration pauseAfter(int tried) {
        double nanos = firstPause.toNanos() * Math.pow(factor, tried - 1.0);
        return Duration.ofNanos((long) (nanos * (1 + jitter * RANDOM.nextDouble())));
    }
}
