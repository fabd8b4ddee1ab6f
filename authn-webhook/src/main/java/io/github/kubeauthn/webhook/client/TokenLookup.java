package io.github.kubeauthn.webhook.client;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.webhook.client.ReviewAttempt.Reviewed;
import io.github.kubeauthn.webhook.client.ReviewAttempt.Unreviewed;
import io.github.kubeauthn.webhook.connection.Countdown;
import io.github.kubeauthn.webhook.review.TokenReviewQuestion;
import io.github.kubeauthn.webhook.review.TokenReviewStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a remote service whose a token is, again if that has a chance, and takes its answer for what it is worth. The rule is that of
 * {@code WebhookTokenAuthenticator} of k8s.io/apiserver.
 */
final class TokenLookup implements Authenticator<BearerToken> {

    private static final Logger LOG = LoggerFactory.getLogger(TokenLookup.class);

    private static final String TOO_LATE = "context deadline exceeded";
    private static final int MIN_SECRET_LENGTH = 8;

    private final ReviewEndpoint endpoint;
    private final Audiences apiAudiences;
    private final Clock clock;
    private final Duration timeout;
    private final Backoff backoff;
    private final LookupGate gate;
    private final WebhookListener listener;

    TokenLookup(ReviewEndpoint endpoint, WebhookTokenAuthenticator.Builder settings) {
        this.endpoint = endpoint;
        this.apiAudiences = settings.apiAudiences;
        this.clock = settings.clock;
        this.timeout = settings.lookupTimeout;
        this.backoff = settings.backoff;
        this.gate = new LookupGate(settings.maxLookups, settings.maxWaitingLookups);
        this.listener = settings.listener;
    }

    @Override
    public AuthenticationResult authenticate(BearerToken credential) {
        Optional<Failed> refusal = credential.context().refusalToWait(clock);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Countdown countdown = Countdown.of(credential.context().patience(clock, timeout));
        try {
            return switch (gate.enter(countdown)) {
                case ADMITTED -> admitted(credential, countdown);
                case TURNED_AWAY -> turnedAway();
                case TOO_LATE -> tooLate(credential, TOO_LATE);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failed.of(Kind.INTERRUPTED, "context canceled");
        }
    }

    private AuthenticationResult admitted(BearerToken credential, Countdown countdown) throws InterruptedException {
        try {
            return lookUp(credential, countdown);
        } finally {
            gate.leave();
        }
    }

    private Failed turnedAway() {
        tell(listener::lookupTurnedAway);
        return Failed.couldNotCheck(
                "webhook call failed: too many token look-ups are under way and waiting, try again later");
    }

    private AuthenticationResult lookUp(BearerToken credential, Countdown countdown) throws InterruptedException {
        TokenReviewQuestion question = new TokenReviewQuestion(
                endpoint.version(), credential.token(), credential.audiences().orElse(Audiences.none()));
        for (int tries = 1; ; tries++) {
            ReviewAttempt attempt = ask(question, countdown);
            if (attempt instanceof Reviewed reviewed) {
                return judge(reviewed.status(), credential);
            }
            Unreviewed unreviewed = (Unreviewed) attempt;
            credential
                    .trace()
                    .note(() -> "asked " + endpoint + ": " + redacted(unreviewed.message(), credential.token()));
            if (unreviewed.worthRetrying() && tries < backoff.tries()) {
                countdown.sleep(backoff.pauseAfter(tries));
            }
            if (!unreviewed.worthRetrying() || tries == backoff.tries() || countdown.isOver()) {
                return failed(unreviewed, credential, countdown);
            }
        }
    }

    private ReviewAttempt ask(TokenReviewQuestion question, Countdown countdown) {
        long start = System.nanoTime();
        ReviewAttempt attempt = endpoint.ask(question, countdown);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        String code = attempt.code() == 0 ? "<error>" : String.valueOf(attempt.code());
        tell(() -> listener.requestEnded(code, duration));
        return attempt;
    }

    private Failed failed(Unreviewed unreviewed, BearerToken credential, Countdown countdown) {
        String message = redacted(unreviewed.message(), credential.token());
        LOG.error("Failed to make webhook authenticator request: {}", message);
        return countdown.isOver() ? tooLate(credential, message) : Failed.of(unreviewed.kind(), message);
    }

    /** Whether it was the question's own time that ended, or only ours. */
    private Failed tooLate(BearerToken credential, String message) {
        boolean ownDeadline = credential.context().deadline().isPresent()
                && credential.context().patience(clock, timeout).compareTo(timeout) < 0;
        return Failed.of(ownDeadline ? Kind.DEADLINE_EXCEEDED : Kind.COULD_NOT_CHECK, message);
    }

    private AuthenticationResult judge(TokenReviewStatus status, BearerToken credential) {
        Audiences audiences = Audiences.none();
        if (credential.audiences().isPresent()) {
            Audiences answered = status.audiences().isEmpty() ? apiAudiences : status.audiences();
            audiences = credential.audiences().get().intersect(answered);
            if (audiences.isEmpty()) {
                credential
                        .trace()
                        .note(() -> "the answer holds for none of the requested audiences, but for " + answered);
                return AuthenticationResult.noOpinion();
            }
        }
        if (status.authenticated()) {
            return Authenticated.as(status.user()).withAudiences(audiences);
        }
        return status.error().isEmpty()
                ? AuthenticationResult.noOpinion()
                : Failed.refused(redacted(status.error(), credential.token()));
    }

    /** What a service says goes into logs; should it repeat the token, that must not. */
    private static String redacted(String message, String token) {
        return token.length() < MIN_SECRET_LENGTH ? message : message.replace(token, "[redacted]");
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener to token look-ups failed", e);
        }
    }
}
