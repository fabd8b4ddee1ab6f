package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.Notices;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.RequestDecision.Rejected;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts a question to a chain and writes down what it says. */
final class Inquiry {

    private static final String NOT_READY = "oidc: authenticator not initialized";
    private static final long PAUSE_MILLIS = 200;
    private static final String NOBODY = "no credential is known, and anonymous requests are not allowed";

    private final AuthenticationChain chain;
    private final Duration patience;
    private final Clock stopwatch;
    private final Circumstances circumstances;

    /**
     * Begins.
     *
     * @param patience how long issuers of JWTs are waited for
     * @param stopwatch how late it really is, whatever the chain believes
     * @param circumstances what the flags and a request may have to do with a refusal
     */
    Inquiry(AuthenticationChain chain, Duration patience, Clock stopwatch, Circumstances circumstances) {
        this.chain = chain;
        this.patience = patience;
        this.stopwatch = stopwatch;
        this.circumstances = circumstances;
    }

    Explanation ask(Question question) {
        Instant end = stopwatch.instant().plus(patience);
        Explanation explanation = askOnce(question);
        while (explanation.reason().contains(NOT_READY) && stopwatch.instant().isBefore(end) && pause()) {
            explanation = askOnce(question);
        }
        return explanation;
    }

    private Explanation askOnce(Question question) {
        DecisionTrace trace = DecisionTrace.recording(stopwatch);
        HttpCredential credential = question.credential();
        AuthenticationContext context = credential.context().withTrace(trace);
        Verdict verdict = verdict(credential.withContext(context));
        Audiences requested = credential.context().requestedAudiences().orElse(Audiences.none());
        return new Explanation(
                verdict.user,
                verdict.reason,
                verdict.notices,
                requested,
                review(question.bearerToken(), requested),
                question.bearerToken() == null ? null : TokenPortrait.of(question.bearerToken()),
                credential.peerCertificates(),
                trace.steps(),
                circumstances.of(credential));
    }

    private Verdict verdict(HttpCredential credential) {
        if (credential.context().requestedAudiences().isPresent()) {
            return Verdict.of(chain.authenticate(credential));
        }
        RequestDecision decision = chain.decide(credential);
        return decision instanceof Admitted admitted
                ? new Verdict(admitted.user(), "", admitted.result().notices())
                : Verdict.of((Rejected) decision);
    }

    private @Nullable TokenReviewAnswer review(@Nullable String token, Audiences requested) {
        return token == null ? null : chain.review(token, requested, AuthenticationContext.unlimited());
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Verdict(@Nullable UserInfo user, String reason, Notices notices) {

        static Verdict of(AuthenticationResult result) {
            if (result instanceof Authenticated success) {
                return new Verdict(success.user(), "", success.notices());
            }
            return new Verdict(null, result instanceof Failed failure ? failure.message() : NOBODY, result.notices());
        }

        static Verdict of(Rejected rejected) {
            return rejected.result() instanceof Failed || rejected.result() instanceof Authenticated
                    ? new Verdict(null, rejected.reason(), rejected.result().notices())
                    : of(rejected.result());
        }
    }
}
