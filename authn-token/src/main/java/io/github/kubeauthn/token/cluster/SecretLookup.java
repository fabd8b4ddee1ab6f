package io.github.kubeauthn.token.cluster;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;

/**
 * Finds Secrets of the cluster. Safe for use by many threads at once; never throws for a name that no Secret can have.
 */
@FunctionalInterface
public interface SecretLookup {

    /**
     * The Secret of that name.
     *
     * @param context whether and how long the answer may be waited for; an implementation that would need I/O and may not
     *     wait answers with {@link Failed.Kind#WOULD_BLOCK}
     */
    Lookup<Secret> secret(String namespace, String name, AuthenticationContext context);
}
