package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.token.cluster.Lookup;
import io.github.kubeauthn.token.cluster.Secret;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of a cluster at one instant. Immutable: a change is another state, of which an {@link InMemoryCluster} holds the
 * current one.
 */
public final class ClusterState implements ClusterObjects {

    private static final ClusterState EMPTY = new ClusterState(Map.of());

    private final Map<ObjectKey, Object> objects;

    private ClusterState(Map<ObjectKey, Object> objects) {
        this.objects = objects;
    }

    /** A cluster without objects. */
    public static ClusterState empty() {
        return EMPTY;
    }

    /**
     * The objects of a file: the output of {@code kubectl get … -o yaml} (or {@code json}), manifests, several documents behind each
     * other, lists. ServiceAccounts, Secrets, Pods, Nodes and webhook configurations are taken, other kinds passed over.
     * {@code stringData} of a Secret goes into its data. Of two objects of one name the later one stays.
     *
     * @param file how errors call the file
     * @param content its bytes
     * @throws InvalidConfigurationException if it is not YAML, or an object is not what its kind should be; it says file,
     *     line and reason
     */
    public static ClusterState read(String file, byte[] content) {
        return empty().with(new ManifestReader(file).read(content));
    }

    @Override
    public Lookup<ServiceAccount> serviceAccount(String namespace, String name, AuthenticationContext context) {
        return find(ServiceAccount.class, ObjectKey.serviceAccount(namespace, name));
    }

    @Override
    public Lookup<Secret> secret(String namespace, String name, AuthenticationContext context) {
        return find(Secret.class, ObjectKey.secret(namespace, name));
    }

    @Override
    public Lookup<Pod> pod(String namespace, String name, AuthenticationContext context) {
        return find(Pod.class, ObjectKey.pod(namespace, name));
    }

    @Override
    public Lookup<Node> node(String name, AuthenticationContext context) {
        return find(Node.class, ObjectKey.node(name));
    }

    @Override
    public Lookup<WebhookConfiguration> webhookConfiguration(
            WebhookConfiguration.Kind kind, String name, AuthenticationContext context) {
        return find(WebhookConfiguration.class, ObjectKey.webhookConfiguration(kind, name));
    }

    /** This state with all objects of another one, which prevail. */
    public ClusterState with(ClusterState others) {
        return with(others.objects);
    }

    /** This state with an object more, or in place of one of the same name. */
    public ClusterState with(ServiceAccount serviceAccount) {
        return with(Map.of(ObjectKey.of(serviceAccount), serviceAccount));
    }

    /** This state with an object more, or in place of one of the same name. */
    public ClusterState with(Secret secret) {
        return with(Map.of(ObjectKey.of(secret), secret));
    }

    /** This state with an object more, or in place of one of the same name. */
    public ClusterState with(Pod pod) {
        return with(Map.of(ObjectKey.of(pod), pod));
    }

    /** This state with an object more, or in place of one of the same name. */
    public ClusterState with(Node node) {
        return with(Map.of(ObjectKey.of(node), node));
    }

    /** This state with an object more, or in place of one of the same name. */
    public ClusterState with(WebhookConfiguration configuration) {
        return with(Map.of(ObjectKey.of(configuration), configuration));
    }

    /** This state without a ServiceAccount, whether it has that one or not. */
    public ClusterState withoutServiceAccount(String namespace, String name) {
        return without(ObjectKey.serviceAccount(namespace, name));
    }

    /** This state without a Secret, whether it has that one or not. */
    public ClusterState withoutSecret(String namespace, String name) {
        return without(ObjectKey.secret(namespace, name));
    }

    /** This state without a Pod, whether it has that one or not. */
    public ClusterState withoutPod(String namespace, String name) {
        return without(ObjectKey.pod(namespace, name));
    }

    /** This state without a Node, whether it has that one or not. */
    public ClusterState withoutNode(String name) {
        return without(ObjectKey.node(name));
    }

    /** This state without a webhook configuration, whether it has that one or not. */
    public ClusterState withoutWebhookConfiguration(WebhookConfiguration.Kind kind, String name) {
        return without(ObjectKey.webhookConfiguration(kind, name));
    }

    /** This state after the use of a token was written into its Secret; the same state if it has no such Secret. */
    public ClusterState with(LegacyTokenUse use) {
        Object found = objects.get(ObjectKey.secret(use.namespace(), use.secret()));
        return found instanceof Secret secret && secret.uid().equals(use.uid())
                ? with(secret.withLabel(LegacyTokenUse.LABEL, use.day().toString()))
                : this;
    }

    /** All Secrets, by namespace and name. */
    public List<Secret> secrets() {
        return objects.values().stream()
                .filter(Secret.class::isInstance)
                .map(Secret.class::cast)
                .sorted(Comparator.comparing(Secret::namespace).thenComparing(Secret::name))
                .toList();
    }

    /** How many objects there are. */
    public int size() {
        return objects.size();
    }

    ClusterState with(Map<ObjectKey, ?> others) {
        Map<ObjectKey, Object> all = new HashMap<>(objects);
        all.putAll(others);
        return new ClusterState(all);
    }

    private ClusterState without(ObjectKey key) {
        Map<ObjectKey, Object> rest = new HashMap<>(objects);
        rest.remove(key);
        return new ClusterState(rest);
    }

    private <T> Lookup<T> find(Class<T> type, ObjectKey key) {
        Object found = objects.get(key);
        return found == null ? Lookup.notFound() : Lookup.found(type.cast(found));
    }

    /** Only how many: Secrets are among them. */
    @Override
    public String toString() {
        return "ClusterState[" + objects.size() + " objects]";
    }
}
