package io.github.kubeauthn.sa.issue;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.sa.ServiceAccountName;
import io.github.kubeauthn.sa.issue.Binding.Impossible;
import io.github.kubeauthn.sa.issue.Binding.References;
import io.github.kubeauthn.sa.issue.TokenAnswer.Reason;
import io.github.kubeauthn.sa.objects.ClusterObjects;
import io.github.kubeauthn.sa.objects.Node;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.text.NotFound;
import io.github.kubeauthn.token.cluster.Lookup;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the object to which a token is to be bound. */
record Binder(ClusterObjects cluster) {

    Binding bind(ServiceAccountName account, @Nullable BoundObjectReference object, AuthenticationContext context) {
        if (object == null) {
            return References.NONE;
        }
        Binding binding = bindTo(account, object, context);
        boolean other = binding instanceof References references
                && !object.uid().isEmpty()
                && !object.uid().equals(references.uid());
        return other ? conflict(object) : binding;
    }

    private Binding bindTo(ServiceAccountName account, BoundObjectReference object, AuthenticationContext context) {
        return switch (object.group().isEmpty() ? object.kind() : "") {
            case "Pod" ->
                bind(
                        cluster.pod(account.namespace(), object.name(), context),
                        NotFound.message("pods", object.name()),
                        pod -> pod(account, pod, context));
            case "Node" ->
                bind(
                        cluster.node(object.name(), context),
                        NotFound.message("nodes", object.name()),
                        node -> References.to("node", node.name(), node.uid()));
            case "Secret" ->
                bind(
                        cluster.secret(account.namespace(), object.name(), context),
                        NotFound.message("secrets", object.name()),
                        secret -> References.to("secret", secret.name(), secret.uid()));
            default -> refused(Reason.BAD_REQUEST, "cannot bind token to object of type " + object.type());
        };
    }

    private static <T> Binding bind(Lookup<T> lookup, String notFound, Function<T, Binding> found) {
        if (lookup instanceof Lookup.Unknown<T> unknown) {
            return new Impossible(new TokenAnswer.Unavailable(unknown.failure()));
        }
        return lookup instanceof Lookup.Found<T> there
                ? found.apply(there.object())
                : refused(Reason.NOT_FOUND, notFound);
    }

    private Binding pod(ServiceAccountName account, Pod pod, AuthenticationContext context) {
        if (!pod.serviceAccountName().equals(account.name())) {
            return refused(
                    Reason.BAD_REQUEST,
                    "cannot bind token for serviceaccount " + GoQuoted.string(account.name())
                            + " to pod running with different serviceaccount name.");
        }
        References references = References.to("pod", pod.name(), pod.uid());
        return pod.nodeName().isEmpty() ? references : withNode(references, pod.nodeName(), context);
    }

    /** A Node that is gone leaves its name, so that a reader of the token knows where the Pod was meant to run. */
    private Binding withNode(References references, String nodeName, AuthenticationContext context) {
        Lookup<Node> lookup = cluster.node(nodeName, context);
        if (lookup instanceof Lookup.Unknown<Node> unknown) {
            return new Impossible(new TokenAnswer.Unavailable(unknown.failure()));
        }
        String uid = lookup instanceof Lookup.Found<Node> found ? found.object().uid() : "";
        return references.and("node", nodeName, uid);
    }

    private static Binding conflict(BoundObjectReference object) {
        return refused(
                Reason.CONFLICT,
                "Operation cannot be fulfilled on " + object.kind() + " " + GoQuoted.string(object.name())
                        + ": the UID in the bound object reference (" + object.uid()
                        + ") does not match the UID in record. The object might have been deleted and then recreated");
    }

    private static Binding refused(Reason reason, String message) {
        return new Impossible(new TokenAnswer.Refused(reason, message));
    }
}
