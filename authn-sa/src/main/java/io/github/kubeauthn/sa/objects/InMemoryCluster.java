package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.token.cluster.Lookup;
import io.github.kubeauthn.token.cluster.Secret;
import java.util.function.UnaryOperator;

/**
 * A cluster whose objects are in memory and may change: for tests, simulations, and whoever gets the objects from elsewhere. Safe
 * for use by many threads at once; each change takes effect as a whole.
 */
public final class InMemoryCluster implements ClusterObjects, LegacyTokenUseRecorder {

    private volatile ClusterState state;

    /** A cluster with these objects to begin with. */
    public InMemoryCluster(ClusterState state) {
        this.state = state;
    }

    /** The objects as they are now. */
    public ClusterState state() {
        return state;
    }

    /**
     * Changes the objects.
     *
     * @param change from the objects as they are to what they become; other changes wait for it
     */
    public synchronized void update(UnaryOperator<ClusterState> change) {
        state = change.apply(state);
    }

    @Override
    public void record(LegacyTokenUse use) {
        update(current -> current.with(use));
    }

    @Override
    public Lookup<ServiceAccount> serviceAccount(String namespace, String name, AuthenticationContext context) {
        return state.serviceAccount(namespace, name, context);
    }

    @Override
    public Lookup<Secret> secret(String namespace, String name, AuthenticationContext context) {
        return state.secret(namespace, name, context);
    }

    @Override
    public Lookup<Pod> pod(String namespace, String name, AuthenticationContext context) {
        return state.pod(namespace, name, context);
    }

    @Override
    public Lookup<Node> node(String name, AuthenticationContext context) {
        return state.node(name, context);
    }

    @Override
    public Lookup<WebhookConfiguration> webhookConfiguration(
            WebhookConfiguration.Kind kind, String name, AuthenticationContext context) {
        return state.webhookConfiguration(kind, name, context);
    }
}
