package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.token.cluster.Secret;
import org.jspecify.annotations.Nullable;

/**
 * By what an object is found.
 *
 * @param kind its kind
 * @param namespace empty for what belongs to no namespace
 * @param name its name
 */
record ObjectKey(String kind, String namespace, String name) {

    static ObjectKey of(ServiceAccount object) {
        return serviceAccount(object.namespace(), object.name());
    }

    static ObjectKey of(Secret object) {
        return secret(object.namespace(), object.name());
    }

    static ObjectKey of(Pod object) {
        return pod(object.namespace(), object.name());
    }

    static ObjectKey of(Node object) {
        return node(object.name());
    }

    static ObjectKey of(WebhookConfiguration object) {
        return webhookConfiguration(object.kind(), object.name());
    }

    static ObjectKey serviceAccount(String namespace, String name) {
        return new ObjectKey("ServiceAccount", namespace, name);
    }

    static ObjectKey secret(String namespace, String name) {
        return new ObjectKey("Secret", namespace, name);
    }

    static ObjectKey pod(String namespace, String name) {
        return new ObjectKey("Pod", namespace, name);
    }

    static ObjectKey node(String name) {
        return new ObjectKey("Node", "", name);
    }

    static ObjectKey webhookConfiguration(WebhookConfiguration.Kind kind, String name) {
        return new ObjectKey(kind.kindName(), "", name);
    }

    // those of a record are put together at run time, which takes longer than to read all objects

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectKey that
                && kind.equals(that.kind)
                && namespace.equals(that.namespace)
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + namespace.hashCode()) + name.hashCode();
    }
}
