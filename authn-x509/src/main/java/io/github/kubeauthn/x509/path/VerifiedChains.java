package io.github.kubeauthn.x509.path;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chains that were found good, each by its fingerprint and with the time for which that holds. Those that are not asked
 * about for longest are forgotten first. Safe for use by many threads at once.
 */
final class VerifiedChains {

    private final int capacity;
    private volatile Map<String, Validity> recent = new ConcurrentHashMap<>();
    private volatile Map<String, Validity> older = Map.of();

    /**
     * Remembers nothing yet.
     *
     * @param capacity how many of the chains that were asked about last are surely remembered; there are never more than
     *     twice as many
     */
    VerifiedChains(int capacity) {
        this.capacity = capacity;
    }

    /** Whether the chain was found good, so that it is good at this instant too. */
    boolean isGood(String fingerprint, Instant now) {
        Validity validity = recent.get(fingerprint);
        if (validity == null) {
            validity = older.get(fingerprint);
            if (validity != null) {
                add(fingerprint, validity);
            }
        }
        return validity != null && validity.contains(now);
    }

    void add(String fingerprint, Validity validity) {
        recent.put(fingerprint, validity);
        if (recent.size() >= capacity) {
            age();
        }
    }

    private synchronized void age() {
        if (recent.size() >= capacity) {
            older = recent;
            recent = new ConcurrentHashMap<>();
        }
    }
}
