package io.github.kubeauthn.testkit.cluster;

import io.github.kubeauthn.sa.objects.Node;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a Node. */
public final class NodeBuilder implements ObjectBuilder<Node> {

    private final String name;
    private String uid;
    private @Nullable Instant deletionTimestamp;

    NodeBuilder(String name) {
        this.name = name;
        this.uid = ObjectBuilder.uidOf("Node", "", name);
    }

    public NodeBuilder uid(String newUid) {
        this.uid = newUid;
        return this;
    }

    /** It is being deleted since then. */
    public NodeBuilder deletedSince(Instant instant) {
        this.deletionTimestamp = instant;
        return this;
    }

    @Override
    public Node build() {
        return new Node(name, uid, deletionTimestamp);
    }
}
