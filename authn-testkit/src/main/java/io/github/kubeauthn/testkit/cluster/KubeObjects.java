package io.github.kubeauthn.testkit.cluster;

import io.github.kubeauthn.sa.objects.ServiceAccount;

/** Where the objects of a cluster begin; to be imported statically. */
public final class KubeObjects {

    private KubeObjects() {}

    public static ServiceAccountBuilder serviceAccount(String namespace, String name) {
        return new ServiceAccountBuilder(namespace, name);
    }

    public static PodBuilder pod(String namespace, String name) {
        return new PodBuilder(namespace, name);
    }

    public static NodeBuilder node(String name) {
        return new NodeBuilder(name);
    }

    /** A Secret without data. */
    public static SecretBuilder secret(String namespace, String name) {
        return SecretBuilder.named(namespace, name);
    }

    /** The Secret of the bootstrap token {@code id.secret}, which does not expire. */
    public static SecretBuilder bootstrapToken(String id, String secret) {
        return SecretBuilder.bootstrapToken(id, secret);
    }

    /** The Secret into which a controller put a token of a ServiceAccount. */
    public static SecretBuilder serviceAccountToken(ServiceAccount serviceAccount, String name, String token) {
        return SecretBuilder.serviceAccountToken(serviceAccount, name, token);
    }
}
