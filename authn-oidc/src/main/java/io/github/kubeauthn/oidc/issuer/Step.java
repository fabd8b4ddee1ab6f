package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.AuthenticationResult.Failed;

/**
 * What came of one step of the way from a token to a user.
 *
 * @param <T> what the step yields
 */
public sealed interface Step<T> {

    /** The step was taken. */
    record Done<T>(T value) implements Step<T> {}

    /** The way ends here. */
    record Stopped<T>(Failed failure) implements Step<T> {

        static <T> Stopped<T> refused(String message) {
            return new Stopped<>(Failed.refused(message));
        }

        static <T> Stopped<T> couldNotCheck(String message) {
            return new Stopped<>(Failed.couldNotCheck(message));
        }

        /** The same end where something else was wanted, with {@code context} in front of the message. */
        public <U> Stopped<U> as(String context) {
            return new Stopped<>(Failed.of(failure.kind(), context + failure.message()));
        }
    }
}
