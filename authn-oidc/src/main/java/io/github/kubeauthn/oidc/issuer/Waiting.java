package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.oidc.issuer.Step.Done;
import io.github.kubeauthn.oidc.issuer.Step.Stopped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for somebody else's answer as long as the question allows, which itself always comes to an end. */
final class Waiting {

    /** Longer than any answer takes: requests have a limit of their own. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Waiting() {}

    /** The answer, or why it was not waited for. The answer itself must never be exceptional. */
    static <T> Step<T> await(Future<T> answer, AuthenticationContext context, Clock clock) {
        try {
            return new Done<>(answer.get(context.patience(clock, LIMIT).toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Stopped<>(Failed.of(Kind.DEADLINE_EXCEEDED, "context deadline exceeded"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Stopped<>(Failed.of(Kind.INTERRUPTED, "context canceled"));
        } catch (ExecutionException e) {
            return Stopped.couldNotCheck(String.valueOf(e.getCause()));
        }
    }
}
