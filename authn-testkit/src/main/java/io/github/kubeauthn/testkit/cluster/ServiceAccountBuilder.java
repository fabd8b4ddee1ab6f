package io.github.kubeauthn.testkit.cluster;

import io.github.kubeauthn.sa.objects.ServiceAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a ServiceAccount. */
public final class ServiceAccountBuilder implements ObjectBuilder<ServiceAccount> {

    private final String namespace;
    private final String name;
    private String uid;
    private @Nullable Instant deletionTimestamp;
    private List<String> secrets = List.of();

    ServiceAccountBuilder(String namespace, String name) {
        this.namespace = namespace;
        this.name = name;
        this.uid = ObjectBuilder.uidOf("ServiceAccount", namespace, name);
    }

    public ServiceAccountBuilder uid(String newUid) {
        this.uid = newUid;
        return this;
    }

    /** It is being deleted since then. */
    public ServiceAccountBuilder deletedSince(Instant instant) {
        this.deletionTimestamp = instant;
        return this;
    }

    /** The names of Secrets with tokens that a controller generated. */
    public ServiceAccountBuilder secrets(String... names) {
        this.secrets = List.of(names);
        return this;
    }

    @Override
    public ServiceAccount build() {
        return new ServiceAccount(namespace, name, uid, deletionTimestamp, secrets);
    }
}
