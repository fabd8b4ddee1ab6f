package io.github.kubeauthn.oidc.key;

import java.time.Duration;
import java.time.Instant;

/** When the keys of an issuer are fetched again for a token that none of the known ones verifies. */
public enum RefreshRule {
    /**
     * As kube-apiserver does: whenever the lifetime of the last answer ends within 30 s, or has ended. An answer without a
     * lifetime has none, so that every bad token then leads to a request to the issuer.
     */
    KUBERNETES {
        @Override
        public boolean allows(boolean keyIsKnown, Instant now, Instant freshUntil, Instant lastAttempt) {
            return isStale(now, freshUntil);
        }
    },

    /**
     * At most once in 30 s, whatever tokens come: for a token that names an unknown key even though the last answer is still
     * fresh, for one that a known key does not verify only where it is not.
     */
    HARDENED {
        @Override
        public boolean allows(boolean keyIsKnown, Instant now, Instant freshUntil, Instant lastAttempt) {
            return !now.isBefore(lastAttempt.plus(MARGIN)) && (!keyIsKnown || isStale(now, freshUntil));
        }
    };

    private static final Duration MARGIN = Duration.ofSeconds(30);

    /**
     * Whether to fetch the keys again.
     *
     * @param keyIsKnown whether the key that the token names is there, and did not verify it
     * @param freshUntil when the lifetime of the last answer ends; {@link Instant#EPOCH} if there was none
     * @param lastAttempt when the keys were last asked for, with or without success; {@link Instant#EPOCH} if never
     */
    public abstract boolean allows(boolean keyIsKnown, Instant now, Instant freshUntil, Instant lastAttempt);

    private static boolean isStale(Instant now, Instant freshUntil) {
        return now.plus(MARGIN).isAfter(freshUntil);
    }
}
