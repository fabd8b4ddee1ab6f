package io.github.kubeauthn.sa.objects;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ServiceAccount of the cluster. Immutable.
 *
 * @param namespace {@code metadata.namespace}
 * @param name {@code metadata.name}
 * @param uid {@code metadata.uid}; may be empty
 * @param deletionTimestamp since when it is being deleted; null if it is not
 * @param secrets names of the Secrets in {@code secrets}, which hold tokens that a controller generated
 */
public record ServiceAccount(
        String namespace, String name, String uid, @Nullable Instant deletionTimestamp, List<String> secrets) {

    public ServiceAccount {
        secrets = List.copyOf(secrets);
    }

    /** One that is not being deleted and has no generated tokens. */
    public static ServiceAccount of(String namespace, String name, String uid) {
        return new ServiceAccount(namespace, name, uid, null, List.of());
    }
}
