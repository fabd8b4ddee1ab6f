package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.sa.objects.ClusterObjects;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.sa.objects.WebhookConfiguration;
import io.github.kubeauthn.sa.text.NotFound;
import io.github.kubeauthn.token.cluster.Lookup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether everything to which a token is bound still exists.
 *
 * @param cluster where to look
 * @param webhooksAllowed feature gate {@code APIServerWebhookAuthenticationToken}: whether a token may be bound to a webhook
 */
record BoundObjects(ClusterObjects cluster, boolean webhooksAllowed) {

    static final String API_GROUPS_ATTESTATION = "admissionReviewAPIGroups";

    private static final String INVALIDATED = "service account token has been invalidated";

    /**
     * What became of looking for everything to which a token is bound.
     *
     * @param problem why the token is no longer good, or why nobody can say; null if everything is there
     * @param claims those of the token, in the words of the objects that were found: what is remembered of many tokens then
     *     shares them
     */
    record Finding(@Nullable Failed problem, BoundClaims claims) {}

    Finding find(BoundClaims claims, AuthenticationContext context, Instant deletedBefore) {
        Check check = new Check(claims.namespace(), context, deletedBefore);
        Optional<Failed> problem = check.problemOf(claims);
        return problem.isPresent()
                ? new Finding(problem.get(), claims)
                : new Finding(null, claims.inWordsOf(check.account, check.pod));
    }

    /** What decides whether an object is the one that a token means. */
    private record Existence(String uid, @Nullable Instant deletionTimestamp) {}

    /** The check of one token. */
    private final class Check {

        private final String namespace;
        private final AuthenticationContext context;
        private final Instant deletedBefore;
        private @Nullable ServiceAccount account;
        private @Nullable Pod pod;

        private Check(String namespace, AuthenticationContext context, Instant deletedBefore) {
            this.namespace = namespace;
            this.context = context;
            this.deletedBefore = deletedBefore;
        }

        private Optional<Failed> problemOf(BoundClaims claims) {
            return serviceAccount(claims.serviceAccount())
                    .or(() -> secret(claims.secret()))
                    .or(() -> pod(claims.pod()))
                    .or(() -> claims.pod() == null ? node(claims.node()) : Optional.empty())
                    .or(() -> webhookBinding(claims))
                    .or(() -> webhook(WebhookConfiguration.Kind.VALIDATING, claims.validatingWebhook()))
                    .or(() -> webhook(WebhookConfiguration.Kind.MUTATING, claims.mutatingWebhook()));
        }

        private Optional<Failed> serviceAccount(ObjectReference reference) {
            Lookup<ServiceAccount> lookup = cluster.serviceAccount(namespace, reference.name(), context);
            if (lookup instanceof Lookup.Unknown<ServiceAccount> unknown) {
                return Optional.of(unknown.failure());
            }
            if (!(lookup instanceof Lookup.Found<ServiceAccount> found)) {
                return refused(NotFound.message("serviceaccounts", reference.name()));
            }
            account = found.object();
            if (!account.uid().equals(reference.uid())) {
                return refused(
                        "service account UID (" + account.uid() + ") does not match claim (" + reference.uid() + ")");
            }
            if (isGone(account.deletionTimestamp())) {
                return refused("service account " + namespace + "/" + reference.name() + " has been deleted");
            }
            return Optional.empty();
        }

        private Optional<Failed> secret(@Nullable ObjectReference reference) {
            return reference == null
                    ? Optional.empty()
                    : bound(
                            "secret",
                            "secret",
                            reference,
                            cluster.secret(namespace, reference.name(), context),
                            secret -> new Existence(
                                    secret.uid(), secret.deletionTimestamp().orElse(null)));
        }

        private Optional<Failed> pod(@Nullable ObjectReference reference) {
            return reference == null
                    ? Optional.empty()
                    : bound("pod", "pod", reference, cluster.pod(namespace, reference.name(), context), found -> {
                        pod = found;
                        return new Existence(found.uid(), found.deletionTimestamp());
                    });
        }

        private Optional<Failed> node(@Nullable ObjectReference reference) {
            return reference == null
                    ? Optional.empty()
                    : bound(
                            "node",
                            "node",
                            reference,
                            cluster.node(reference.name(), context),
                            node -> new Existence(node.uid(), node.deletionTimestamp()));
        }

        private Optional<Failed> webhook(WebhookConfiguration.Kind kind, @Nullable ObjectReference reference) {
            return reference == null
                    ? Optional.empty()
                    : bound(
                            kind.kindName(),
                            "validating",
                            reference,
                            cluster.webhookConfiguration(kind, reference.name(), context),
                            webhook -> new Existence(webhook.uid(), webhook.deletionTimestamp()));
        }

        private Optional<Failed> webhookBinding(BoundClaims claims) {
            if (claims.validatingWebhook() == null && claims.mutatingWebhook() == null) {
                return Optional.empty();
            }
            if (!webhooksAllowed) {
                return refused(
                        "feature gate \"APIServerWebhookAuthenticationToken\" is disabled, but token is webhook bound");
            }
            if (claims.attestations()
                    .getOrDefault(API_GROUPS_ATTESTATION, List.of())
                    .isEmpty()) {
                return refused("bound object was a webhook config, but " + GoQuoted.string(API_GROUPS_ATTESTATION)
                        + " attestation is missing");
            }
            return Optional.empty();
        }

        private <T> Optional<Failed> bound(
                String kind,
                String claim,
                ObjectReference reference,
                Lookup<T> lookup,
                Function<T, Existence> existence) {
            if (lookup instanceof Lookup.Unknown<T> unknown) {
                return Optional.of(invalidated(unknown.failure()));
            }
            if (!(lookup instanceof Lookup.Found<T> found)) {
                context.trace()
                        .note(() ->
                                "it is bound to the " + kind + " " + described(reference) + ", which does not exist");
                return refused(INVALIDATED);
            }
            Existence object = existence.apply(found.object());
            if (!object.uid().equals(reference.uid())) {
                return refused(kind + " UID (" + object.uid() + ") does not match service account " + claim
                        + " ref claim (" + reference.uid() + ")");
            }
            if (isGone(object.deletionTimestamp())) {
                context.trace()
                        .note(() -> "it is bound to the " + kind + " " + described(reference)
                                + ", which is being deleted since " + object.deletionTimestamp());
                return refused(INVALIDATED);
            }
            return Optional.empty();
        }

        private String described(ObjectReference reference) {
            return GoQuoted.string(reference.name()) + " of the uid " + GoQuoted.string(reference.uid());
        }

        /** Kubernetes says the same whether an object is gone or could not be asked for. */
        private static Failed invalidated(Failed failure) {
            return failure.kind().endsTheQuestion() ? failure : Failed.couldNotCheck(INVALIDATED);
        }

        private boolean isGone(@Nullable Instant deletionTimestamp) {
            return deletionTimestamp != null && deletionTimestamp.isBefore(deletedBefore);
        }

        private static Optional<Failed> refused(String message) {
            return Optional.of(Failed.refused(message));
        }
    }
}
