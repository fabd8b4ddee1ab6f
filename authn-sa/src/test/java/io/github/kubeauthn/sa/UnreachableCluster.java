package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.sa.objects.ClusterObjects;
import io.github.kubeauthn.sa.objects.Node;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.sa.objects.WebhookConfiguration;
import io.github.kubeauthn.token.cluster.Lookup;
import io.github.kubeauthn.token.cluster.Secret;
import java.util.Optional;
import java.util.function.Function;

/**
 * Knows what is in its cache and cannot look further.
 *
 * @param cache what it knows
 * @param failure why it cannot look further this time; empty if there is no more than what it knows
 */
public record UnreachableCluster(ClusterObjects cache, Function<AuthenticationContext, Optional<Failed>> failure)
        implements ClusterObjects {

    public UnreachableCluster(ClusterObjects cache, Failed failure) {
        this(cache, context -> Optional.of(failure));
    }

    @Override
    public Lookup<ServiceAccount> serviceAccount(String namespace, String name, AuthenticationContext context) {
        return orFailure(cache.serviceAccount(namespace, name, context), context);
    }

    @Override
    public Lookup<Secret> secret(String namespace, String name, AuthenticationContext context) {
        return orFailure(cache.secret(namespace, name, context), context);
    }

    @Override
    public Lookup<Pod> pod(String namespace, String name, AuthenticationContext context) {
        return orFailure(cache.pod(namespace, name, context), context);
    }

    @Override
    public Lookup<Node> node(String name, AuthenticationContext context) {
        return orFailure(cache.node(name, context), context);
    }

    @Override
    public Lookup<WebhookConfiguration> webhookConfiguration(
            WebhookConfiguration.Kind kind, String name, AuthenticationContext context) {
        return orFailure(cache.webhookConfiguration(kind, name, context), context);
    }

    private <T> Lookup<T> orFailure(Lookup<T> lookup, AuthenticationContext context) {
        return lookup instanceof Lookup.Found<T>
                ? lookup
                : failure.apply(context).map(Lookup::<T>failed).orElse(lookup);
    }
}
