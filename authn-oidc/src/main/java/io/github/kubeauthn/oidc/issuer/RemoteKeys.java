package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.issuer.Step.Done;
import io.github.kubeauthn.oidc.issuer.Step.Stopped;
import io.github.kubeauthn.oidc.key.KeyListener;
import io.github.kubeauthn.oidc.key.KeySet;
import io.github.kubeauthn.oidc.key.KeySetReading;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.oidc.key.RefreshRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The keys that an issuer publishes, fetched when the first token comes and again by a {@link RefreshRule}. Who asks while
 * they are being fetched waits for the same answer. Keys stay known when the issuer is down.
 */
final class RemoteKeys implements KeySource {

    private static final int OK = 200;

    private final String issuer;
    private final String url;
    private final IssuerHttp http;
    private final RefreshRule rule;
    private final KeyListener listener;
    private final Clock clock;

    private final Object lock = new Object();
    private CompletableFuture<Outcome<KeySet>> lastFetch = CompletableFuture.completedFuture(new Problem<>(""));
    private Instant lastAttempt = Instant.EPOCH;
    private volatile Cached cached = new Cached(KeySet.empty(), Instant.EPOCH);

    RemoteKeys(String issuer, String url, IssuerHttp http, RefreshRule rule, KeyListener listener, Clock clock) {
        this.issuer = issuer;
        this.url = url;
        this.http = http;
        this.rule = rule;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public KeySet known() {
        return cached.keys();
    }

    @Override
    public Refresh refresh(String keyId, AuthenticationContext context) {
        CompletableFuture<Outcome<KeySet>> fetch;
        synchronized (lock) {
            boolean underWay = !lastFetch.isDone();
            if (!underWay && !isTime(keyId)) {
                return Refresh.unchanged();
            }
            Optional<Failed> refusal = context.refusalToWait(clock);
            if (refusal.isPresent()) {
                return new Refresh.Unavailable(refusal.get());
            }
            if (!underWay) {
                lastAttempt = clock.instant();
                lastFetch = http.get(url, "").thenApply(this::read);
            }
            fetch = lastFetch;
        }
        return toRefresh(Waiting.await(fetch, context, clock));
    }

    private boolean isTime(String keyId) {
        Cached now = cached;
        return rule.allows(now.keys().mayHave(keyId), clock.instant(), now.freshUntil(), lastAttempt);
    }

    private static Refresh toRefresh(Step<Outcome<KeySet>> step) {
        if (step instanceof Stopped<Outcome<KeySet>> stopped) {
            return new Refresh.Unavailable(stopped.failure());
        }
        Outcome<KeySet> outcome = ((Done<Outcome<KeySet>>) step).value();
        return outcome instanceof Problem<KeySet> problem
                ? new Refresh.Unavailable(Failed.couldNotCheck(problem.message()))
                : new Refresh.Refreshed(((Success<KeySet>) outcome).value());
    }

    private Outcome<KeySet> read(Outcome<IssuerResponse> answer) {
        Outcome<KeySet> outcome = keys(answer);
        if (outcome instanceof Success<KeySet> success && answer instanceof Success<IssuerResponse> response) {
            Instant now = clock.instant();
            cached = new Cached(success.value(), Freshness.end(response.value().headers(), now));
            listener.keysFetched(issuer, response.value().body());
        } else if (outcome instanceof Problem<KeySet> problem) {
            listener.keysUnavailable(issuer, problem.message());
        }
        return outcome;
    }

    private static Outcome<KeySet> keys(Outcome<IssuerResponse> answer) {
        if (answer instanceof Problem<IssuerResponse> problem) {
            return problem.as("oidc: get keys failed ");
        }
        IssuerResponse response = ((Success<IssuerResponse>) answer).value();
        if (response.status() != OK) {
            return new Problem<>("oidc: get keys failed: " + response.statusLine() + " " + response.quotedBody()
                    + response.redirectNote());
        }
        KeySetReading reading = KeySet.read(response.body());
        return reading instanceof KeySetReading.Malformed malformed
                ? new Problem<>("oidc: failed to decode keys: " + response.notJson(malformed.message()))
                : new Success<>((KeySet) reading);
    }

    private record Cached(KeySet keys, Instant freshUntil) {}
}
