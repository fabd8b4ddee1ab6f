package io.github.kubeauthn.oidc.expression;

import java.util.List;

/** The value of an expression, as far as Kubernetes distinguishes values where it maps or validates claims. */
public sealed interface Evaluation {

    /** A boolean. */
    record Bool(boolean value) implements Evaluation {}

    /** A string; may be empty. */
    record Text(String value) implements Evaluation {}

    /**
     * A list that Kubernetes takes for a list of strings. An empty list is one. A list that Kubernetes does not take for
     * one, because a member is no string or because of how its CEL library holds it, is {@link Other}.
     *
     * @param values in order; empty strings stay
     */
    record Texts(List<String> values) implements Evaluation {

        public Texts {
            values = List.copyOf(values);
        }
    }

    /** Null. */
    record Null() implements Evaluation {}

    /**
     * A value of any other kind.
     *
     * @param type the name of its type in CEL, for people
     */
    record Other(String type) implements Evaluation {}

    /**
     * There is no value.
     *
     * @param message why, in the words of the CEL library; must not hold more of the claims than those of Kubernetes' own
     *     library do
     */
    record Failed(String message) implements Evaluation {}
}
