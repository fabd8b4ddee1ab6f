package io.github.kubeauthn.oidc.claim;

/**
 * Something, or why there is none.
 *
 * @param <T> what it is
 */
public sealed interface Outcome<T> {

    /** There it is. */
    record Success<T>(T value) implements Outcome<T> {}

    /**
     * There is none.
     *
     * @param message why, as kube-apiserver puts it; holds no token
     */
    record Problem<T>(String message) implements Outcome<T> {

        /** The same problem where something else was wanted, with {@code context} in front of it. */
        public <U> Problem<U> as(String context) {
            return new Problem<>(context + message);
        }
    }
}
