package io.github.kubeauthn.sa.objects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Node of the cluster. Immutable.
 *
 * @param name {@code metadata.name}
 * @param uid {@code metadata.uid}; may be empty
 * @param deletionTimestamp since when it is being deleted; null if it is not
 */
public record Node(String name, String uid, @Nullable Instant deletionTimestamp) {

    /** One that is not being deleted. */
    public static Node of(String name, String uid) {
        return new Node(name, uid, null);
    }
}
