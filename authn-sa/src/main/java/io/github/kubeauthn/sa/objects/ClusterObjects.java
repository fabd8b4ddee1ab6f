package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.token.cluster.Lookup;
import io.github.kubeauthn.token.cluster.SecretLookup;

/**
 * Finds the objects to which service account tokens are bound. It corresponds to {@code ServiceAccountTokenGetter} of Kubernetes.
 *
 * <p>An implementation on a live cluster looks into its cache first and, if the object is not there, reads it from the API
 * server, because a token may arrive before the cache has heard of its object. Where that read needs waiting and the context
 * forbids it, the answer is {@link Failed.Kind#WOULD_BLOCK}.
 *
 * <p>Safe for use by many threads at once. Names come out of tokens: any text may be asked for, and nothing is thrown for it.
 */
public interface ClusterObjects extends SecretLookup {

    /** The ServiceAccount of that name. */
    Lookup<ServiceAccount> serviceAccount(String namespace, String name, AuthenticationContext context);

    /** The Pod of that name. */
    Lookup<Pod> pod(String namespace, String name, AuthenticationContext context);

    /** The Node of that name. */
    Lookup<Node> node(String name, AuthenticationContext context);

    /** The webhook configuration of that kind and name. */
    Lookup<WebhookConfiguration> webhookConfiguration(
            WebhookConfiguration.Kind kind, String name, AuthenticationContext context);
}
