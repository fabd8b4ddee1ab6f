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

/** Knows what is in its cache and cannot look further. */
public record UnreachableCluster(ClusterObjects cache, Failed failure) implements ClusterObjects {

    @Override
    public Lookup<ServiceAccount> serviceAccount(String namespace, String name, AuthenticationContext context) {
        return orFailure(cache.serviceAccount(namespace, name, context));
    }

    @Override
    public Lookup<Secret> secret(String namespace, String name, AuthenticationContext context) {
        return orFailure(cache.secret(namespace, name, context));
    }

    @Override
    public Lookup<Pod> pod(String namespace, String name, AuthenticationContext context) {
        return orFailure(cache.pod(namespace, name, context));
    }

    @Override
    public Lookup<Node> node(String name, AuthenticationContext context) {
        return orFailure(cache.node(name, context));
    }

    @Override
    public Lookup<WebhookConfiguration> webhookConfiguration(
            WebhookConfiguration.Kind kind, String name, AuthenticationContext context) {
        return orFailure(cache.webhookConfiguration(kind, name, context));
    }

    private <T> Lookup<T> orFailure(Lookup<T> lookup) {
        return lookup instanceof Lookup.Found<T> ? lookup : Lookup.failed(failure);
    }
}
