package io.github.kubeauthn.testkit.cluster;

import io.github.kubeauthn.sa.objects.Node;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a Pod. */
public final class PodBuilder implements ObjectBuilder<Pod> {

    private final String namespace;
    private final String name;
    private String uid;
    private @Nullable Instant deletionTimestamp;
    private String serviceAccount = "default";
    private String node = "";

    PodBuilder(String namespace, String name) {
        this.namespace = namespace;
        this.name = name;
        this.uid = ObjectBuilder.uidOf("Pod", namespace, name);
    }

    public PodBuilder uid(String newUid) {
        this.uid = newUid;
        return this;
    }

    /** It is being deleted since then. */
    public PodBuilder deletedSince(Instant instant) {
        this.deletionTimestamp = instant;
        return this;
    }

    /** As whom it runs; {@code default} unless said otherwise. */
    public PodBuilder runningAs(ServiceAccount newServiceAccount) {
        this.serviceAccount = newServiceAccount.name();
        return this;
    }

    /** Where it runs; nowhere yet unless said otherwise. */
    public PodBuilder on(Node newNode) {
        this.node = newNode.name();
        return this;
    }

    @Override
    public Pod build() {
        return new Pod(namespace, name, uid, deletionTimestamp, serviceAccount, node);
    }
}
