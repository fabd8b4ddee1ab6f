package io.github.kubeauthn.api;

import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances under which a credential is judged: for whom the answer must hold, how long it may take, whether it
 * may wait at all, and where its steps are written down. Immutable, but for the trace that it carries.
 */
public final class AuthenticationContext {

    private static final AuthenticationContext DEFAULT =
            new AuthenticationContext(null, null, false, DecisionTrace.OFF);

    private final @Nullable Audiences requestedAudiences;
    private final @Nullable Instant deadline;
    private final boolean nonBlocking;
    private final DecisionTrace trace;

    private AuthenticationContext(
            @Nullable Audiences requestedAudiences,
            @Nullable Instant deadline,
            boolean nonBlocking,
            DecisionTrace trace) {
        this.requestedAudiences = requestedAudiences;
        this.deadline = deadline;
        this.nonBlocking = nonBlocking;
        this.trace = trace;
    }

    /** No audiences requested, no deadline, waiting allowed, no trace. */
    public static AuthenticationContext unlimited() {
        return DEFAULT;
    }

    /** The audiences for which the answer must hold; empty if the question names none. */
    public Optional<Audiences> requestedAudiences() {
        return Optional.ofNullable(requestedAudiences);
    }

    /** When the answer is no longer wanted, by the clock of the chain; empty for never. */
    public Optional<Instant> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** Whether the caller's thread may not wait, as that of an event loop. */
    public boolean nonBlocking() {
        return nonBlocking;
    }

    /** Where the steps of the decision are written down. */
    public DecisionTrace trace() {
        return trace;
    }

    public AuthenticationContext withRequestedAudiences(Audiences audiences) {
        return new AuthenticationContext(audiences, deadline, nonBlocking, trace);
    }

    public AuthenticationContext withDeadline(Instant newDeadline) {
        return new AuthenticationContext(requestedAudiences, newDeadline, nonBlocking, trace);
    }

    /** With {@code true}, whoever would need I/O answers {@link Kind#WOULD_BLOCK} at once. */
    public AuthenticationContext withNonBlocking(boolean newNonBlocking) {
        return new AuthenticationContext(requestedAudiences, deadline, newNonBlocking, trace);
    }

    public AuthenticationContext withTrace(DecisionTrace newTrace) {
        return new AuthenticationContext(requestedAudiences, deadline, nonBlocking, newTrace);
    }

    /**
     * To be asked by an authenticator before it waits for anything: why this question may not wait, or empty if it may.
     * The thread's interruption is looked at and left as it is.
     *
     * @param clock the clock of the chain
     */
    public Optional<Failed> refusalToWait(Clock clock) {
        if (nonBlocking) {
            return Optional.of(Failed.of(Kind.WOULD_BLOCK, "would block"));
        }
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(Failed.of(Kind.INTERRUPTED, "context canceled"));
        }
        if (deadline != null && !clock.instant().isBefore(deadline)) {
            return Optional.of(Failed.of(Kind.DEADLINE_EXCEEDED, "context deadline exceeded"));
        }
        return Optional.empty();
    }

    /**
     * How long this question may still wait: the time to its deadline, or {@code limit} if that is shorter; zero if the
     * deadline has passed.
     */
    public Duration patience(Clock clock, Duration limit) {
        if (deadline == null) {
            return limit;
        }
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(limit) < 0 ? left : limit;
    }
}
