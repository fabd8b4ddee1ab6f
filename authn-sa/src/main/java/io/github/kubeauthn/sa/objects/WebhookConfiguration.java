package io.github.kubeauthn.sa.objects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A configuration of admission webhooks. Immutable.
 *
 * @param kind which of the two kinds
 * @param name {@code metadata.name}
 * @param uid {@code metadata.uid}; may be empty
 * @param deletionTimestamp since when it is being deleted; null if it is not
 */
public record WebhookConfiguration(
        Kind kind, String name, String uid, @Nullable Instant deletionTimestamp) {

    /** What the webhooks may do. */
    public enum Kind {
        VALIDATING("ValidatingWebhookConfiguration"),
        MUTATING("MutatingWebhookConfiguration");

        private final String kindName;

        Kind(String kindName) {
            this.kindName = kindName;
        }

        /** {@code kind} of the object. */
        public String kindName() {
            return kindName;
        }
    }

    /** One that is not being deleted. */
    public static WebhookConfiguration of(Kind kind, String name, String uid) {
        return new WebhookConfiguration(kind, name, uid, null);
    }
}
