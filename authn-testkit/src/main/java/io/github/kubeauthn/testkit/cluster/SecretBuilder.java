package io.github.kubeauthn.testkit.cluster;

import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.token.cluster.Secret;
import java.time.Instant;

/** Makes a Secret; its data never show. */
public final class SecretBuilder implements ObjectBuilder<Secret> {

    private static final String BOOTSTRAP_NAMESPACE = "kube-system";
    private static final String BOOTSTRAP_NAME = "bootstrap-token-";

    private final Secret.Builder secret;

    private SecretBuilder(Secret.Builder secret) {
        this.secret = secret;
    }

    static SecretBuilder named(String namespace, String name) {
        return new SecretBuilder(Secret.builder(namespace, name).uid(ObjectBuilder.uidOf("Secret", namespace, name)));
    }

    static SecretBuilder bootstrapToken(String id, String secret) {
        return named(BOOTSTRAP_NAMESPACE, BOOTSTRAP_NAME + id)
                .type("bootstrap.kubernetes.io/token")
                .data("token-id", id)
                .data("token-secret", secret)
                .data("usage-bootstrap-authentication", "true");
    }

    static SecretBuilder serviceAccountToken(ServiceAccount serviceAccount, String name, String token) {
        return named(serviceAccount.namespace(), name)
                .type("kubernetes.io/service-account-token")
                .annotation("kubernetes.io/service-account.name", serviceAccount.name())
                .annotation("kubernetes.io/service-account.uid", serviceAccount.uid())
                .data("token", token);
    }

    /** The same Secret, to be shaped further. */
    static SecretBuilder copyOf(Secret original) {
        SecretBuilder copy = new SecretBuilder(Secret.builder(original.namespace(), original.name()))
                .uid(original.uid())
                .type(original.type());
        original.keys().forEach(key -> copy.secret.data(key, original.data(key)));
        original.labels().forEach(copy::label);
        original.annotations().forEach(copy::annotation);
        return copy;
    }

    public SecretBuilder uid(String newUid) {
        secret.uid(newUid);
        return this;
    }

    /** {@code type}, as {@code kubernetes.io/service-account-token}. */
    public SecretBuilder type(String newType) {
        secret.type(newType);
        return this;
    }

    /** Puts text under a key, or in place of what is there. */
    public SecretBuilder data(String key, String text) {
        secret.data(key, text);
        return this;
    }

    public SecretBuilder label(String key, String value) {
        secret.label(key, value);
        return this;
    }

    public SecretBuilder annotation(String key, String value) {
        secret.annotation(key, value);
        return this;
    }

    /** It is being deleted since then. */
    public SecretBuilder deletedSince(Instant instant) {
        secret.deletionTimestamp(instant);
        return this;
    }

    @Override
    public Secret build() {
        return secret.build();
    }
}
