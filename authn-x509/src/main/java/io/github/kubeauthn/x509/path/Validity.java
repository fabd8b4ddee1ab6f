package io.github.kubeauthn.x509.path;

import java.time.Instant;

/**
 * The time for which an answer holds.
 *
 * @param from its first instant
 * @param until its last instant
 */
record Validity(Instant from, Instant until) {

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && !instant.isAfter(until);
    }
}
