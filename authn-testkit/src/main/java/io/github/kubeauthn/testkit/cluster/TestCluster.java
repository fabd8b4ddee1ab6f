package io.github.kubeauthn.testkit.cluster;

import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.sa.objects.Node;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.token.cluster.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * A cluster whose objects come, go and come again as a test says. Every change takes effect at once for whoever looks at {@link
 * #objects()}; what a chain remembers of an earlier answer, it remembers as kube-apiserver does. Safe for use by many threads.
 */
public final class TestCluster {

    private final InMemoryCluster objects;
    private final Clock clock;

    private TestCluster(InMemoryCluster objects, Clock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    /**
     * A cluster without objects.
     *
     * @param clock says since when an object is being deleted
     */
    public static TestCluster empty(Clock clock) {
        return of(ClusterState.empty(), clock);
    }

    /** A cluster that has these objects to begin with, those of {@link ClusterState#read} for example. */
    public static TestCluster of(ClusterState state, Clock clock) {
        return new TestCluster(new InMemoryCluster(state), clock);
    }

    /** The objects as a chain looks at them: {@code Surroundings.of(cluster.objects())}. */
    public InMemoryCluster objects() {
        return objects;
    }

    /** Makes an object, in place of one of the same name, and returns it. */
    public <T> T add(ObjectBuilder<T> builder) {
        T object = builder.build();
        put(object);
        return object;
    }

    /** Deletes an object that somebody keeps from going yet: it has a deletion timestamp from now on. Returns it as it is then. */
    public ServiceAccount startDeleting(ServiceAccount object) {
        return put(new ServiceAccount(object.namespace(), object.name(), object.uid(), now(), object.secrets()));
    }

    /** As {@link #startDeleting(ServiceAccount)}. */
    public Secret startDeleting(Secret object) {
        return add(SecretBuilder.copyOf(object).deletedSince(now()));
    }

    /** As {@link #startDeleting(ServiceAccount)}. */
    public Pod startDeleting(Pod object) {
        return put(new Pod(
                object.namespace(),
                object.name(),
                object.uid(),
                now(),
                object.serviceAccountName(),
                object.nodeName()));
    }

    /** As {@link #startDeleting(ServiceAccount)}. */
    public Node startDeleting(Node object) {
        return put(new Node(object.name(), object.uid(), now()));
    }

    /** Deletes an object: it is gone. */
    public void delete(ServiceAccount object) {
        objects.update(state -> state.withoutServiceAccount(object.namespace(), object.name()));
    }

    /** Deletes an object: it is gone. */
    public void delete(Secret object) {
        objects.update(state -> state.withoutSecret(object.namespace(), object.name()));
    }

    /** Deletes an object: it is gone. */
    public void delete(Pod object) {
        objects.update(state -> state.withoutPod(object.namespace(), object.name()));
    }

    /** Deletes an object: it is gone. */
    public void delete(Node object) {
        objects.update(state -> state.withoutNode(object.name()));
    }

    /** Deletes an object and makes it again: all is the same but its uid. Returns the new one. */
    public ServiceAccount recreate(ServiceAccount object) {
        return put(new ServiceAccount(object.namespace(), object.name(), newUid(), null, object.secrets()));
    }

    /** As {@link #recreate(ServiceAccount)}. */
    public Secret recreate(Secret object) {
        return add(SecretBuilder.copyOf(object).uid(newUid()));
    }

    /** As {@link #recreate(ServiceAccount)}. */
    public Pod recreate(Pod object) {
        return put(new Pod(
                object.namespace(), object.name(), newUid(), null, object.serviceAccountName(), object.nodeName()));
    }

    /** As {@link #recreate(ServiceAccount)}. */
    public Node recreate(Node object) {
        return put(new Node(object.name(), newUid(), null));
    }

    private <T> T put(T object) {
        objects.update(state -> with(state, object));
        return object;
    }

    private static ClusterState with(ClusterState state, Object object) {
        if (object instanceof ServiceAccount serviceAccount) {
            return state.with(serviceAccount);
        }
        if (object instanceof Secret secret) {
            return state.with(secret);
        }
        if (object instanceof Pod pod) {
            return state.with(pod);
        }
        return state.with((Node) object);
    }

    private Instant now() {
        return clock.instant();
    }

    private static String newUid() {
        return UUID.randomUUID().toString();
    }

    @Override
    public String toString() {
        return "TestCluster[" + objects.state() + "]";
    }
}
