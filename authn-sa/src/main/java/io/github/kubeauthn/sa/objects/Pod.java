package io.github.kubeauthn.sa.objects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Pod of the cluster. Immutable.
 *
 * @param namespace {@code metadata.namespace}
 * @param name {@code metadata.name}
 * @param uid {@code metadata.uid}; may be empty
 * @param deletionTimestamp since when it is being deleted; null if it is not
 * @param serviceAccountName {@code spec.serviceAccountName}; may be empty
 * @param nodeName {@code spec.nodeName}; empty until the Pod has a Node
 */
public record Pod(
        String namespace,
        String name,
        String uid,
        @Nullable Instant deletionTimestamp,
        String serviceAccountName,
        String nodeName) {

    /** One that is not being deleted and has no Node yet. */
    public static Pod of(String namespace, String name, String uid, String serviceAccountName) {
        return new Pod(namespace, name, uid, null, serviceAccountName, "");
    }
}
