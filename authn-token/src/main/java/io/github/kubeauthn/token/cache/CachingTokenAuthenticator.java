package io.github.kubeauthn.token.cache;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.Notices;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers for a while what another authenticator said about a token, and asks it once where many ask at the same time.
 *
 * <p>The rules are those of {@code pkg/authentication/token/cache} of k8s.io/apiserver. A look-up is shared by all who ask for the same
 * token and audiences meanwhile, and belongs to none of them: whoever gives up does not spoil it for the others. To that end the
 * other authenticator is first asked on the caller's own thread with waiting forbidden; only if it would have to wait is it
 * asked again on a thread of the cache. Warnings and audit annotations of a success are part of the remembered answer; those of
 * anything else are dropped, as upstream drops them. An authenticator that throws has failed to check.
 *
 * <p>Safe for use by many threads. Closing it ends its threads.
 */
public final class CachingTokenAuthenticator implements Authenticator<BearerToken>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CachingTokenAuthenticator.class);

    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(30);

    /** Answers a look-up that its leader could not finish because it may not wait; whoever waits for it looks up anew. */
    private static final Failed UNFINISHED = Failed.of(Kind.WOULD_BLOCK, "would block");

    private final Authenticator<BearerToken> delegate;
    private final AnswerStore answers;
    private final boolean cachesErrors;
    private final Clock clock;
    private final TokenCacheListener listener;
    private final CacheKeys keys = new CacheKeys(new SecureRandom());
    private final ConcurrentMap<CacheKey, CompletableFuture<AuthenticationResult>> underWay = new ConcurrentHashMap<>();
    private final LookupThreads threads;

    private CachingTokenAuthenticator(Builder builder) {
        this.delegate = builder.delegate;
        this.answers = new AnswerStore(builder.successTtl, builder.failureTtl, builder.maximumSize, builder.clock);
        this.cachesErrors = builder.cachesErrors;
        this.clock = builder.clock;
        this.listener = builder.listener;
        this.threads = new LookupThreads(builder.maximumWaiting);
    }

    /**
     * A cache in front of an authenticator.
     *
     * @param delegate is asked where nothing is remembered; whatever it owns stays with the caller
     */
    public static Builder builder(Authenticator<BearerToken> delegate) {
        return new Builder(delegate);
    }

    @Override
    public AuthenticationResult authenticate(BearerToken token) {
        if (listener == TokenCacheListener.NONE) {
            return answer(token).result;
        }
        Instant start = clock.instant();
        Answer answer = answer(token);
        listener.answered(answer.hit, Duration.between(start, clock.instant()));
        return answer.result;
    }

    private Answer answer(BearerToken token) {
        CacheKey key = keys.of(token);
        AuthenticationResult known = answers.find(key);
        if (known != null) {
            token.trace().note(() -> "answered from the token cache");
            return new Answer(known, true);
        }
        return new Answer(lookUp(token, key), false);
    }

    private record Answer(AuthenticationResult result, boolean hit) {}

    /** Ends the look-ups that are under way. */
    @Override
    public void close() {
        threads.close();
    }

    private AuthenticationResult lookUp(BearerToken token, CacheKey key) {
        while (true) {
            CompletableFuture<AuthenticationResult> mine = new CompletableFuture<>();
            CompletableFuture<AuthenticationResult> others = underWay.putIfAbsent(key, mine);
            if (others == null) {
                return lead(token, key, mine);
            }
            if (token.context().nonBlocking()) {
                return withoutIdleNotices(ask(token, token.trace()));
            }
            AuthenticationResult answer = await(others, token.context());
            if (answer != UNFINISHED) {
                token.trace().note(() -> "answered by a look-up that somebody else had begun");
                return answer;
            }
        }
    }

    private AuthenticationResult lead(BearerToken token, CacheKey key, CompletableFuture<AuthenticationResult> lookup) {
        AuthenticationResult raced = answers.find(key);
        if (raced != null) {
            return finish(key, lookup, raced);
        }
        listener.lookupStarted();
        DecisionTrace trace = token.trace().fork();
        AuthenticationResult answer =
                ask(token.withContext(shared(token.context()).withNonBlocking(true)), trace);
        if (!wouldBlock(answer)) {
            token.trace().adopt(trace.steps());
            return end(key, lookup, answer);
        }
        if (token.context().nonBlocking()) {
            token.trace().adopt(trace.steps());
            listener.lookupEnded(true);
            finish(key, lookup, UNFINISHED);
            return answer;
        }
        return leadElsewhere(token, key, lookup);
    }

    private AuthenticationResult leadElsewhere(
            BearerToken token, CacheKey key, CompletableFuture<AuthenticationResult> lookup) {
        DecisionTrace trace = token.trace().fork();
        BearerToken detached = token.withContext(
                shared(token.context()).withDeadline(clock.instant().plus(LOOKUP_LIMIT)));
        try {
            threads.execute(() -> end(key, lookup, ask(detached, trace)));
        } catch (RejectedExecutionException e) {
            return end(key, lookup, Failed.couldNotCheck("too many token look-ups are under way"));
        }
        AuthenticationResult answer = await(lookup, token.context());
        if (lookup.isDone()) {
            token.trace().adopt(trace.steps());
        }
        return answer;
    }

    /** What all who share a look-up have in common. */
    private static AuthenticationContext shared(AuthenticationContext context) {
        AuthenticationContext detached = AuthenticationContext.unlimited();
        return context.requestedAudiences()
                .map(detached::withRequestedAudiences)
                .orElse(detached);
    }

    private AuthenticationResult ask(BearerToken token, DecisionTrace trace) {
        try {
            return delegate.authenticate(token.withContext(token.context().withTrace(trace)));
        } catch (Throwable e) { // of any kind: whoever waits for this look-up must get an answer
            LOG.error("A token authenticator failed unexpectedly", e);
            return Failed.couldNotCheck("Internal error occurred: authentication failed unexpectedly");
        }
    }

    private AuthenticationResult end(
            CacheKey key, CompletableFuture<AuthenticationResult> lookup, AuthenticationResult answer) {
        AuthenticationResult plain = withoutIdleNotices(answer);
        if (isWorthKeeping(plain)) {
            answers.keep(key, plain);
        }
        listener.lookupEnded(plain instanceof Failed);
        return finish(key, lookup, plain);
    }

    /** Warnings and annotations go only with a success. */
    private static AuthenticationResult withoutIdleNotices(AuthenticationResult answer) {
        boolean keeps = answer instanceof Authenticated || answer.notices().isEmpty();
        return keeps ? answer : answer.withNotices(Notices.none());
    }

    private AuthenticationResult finish(
            CacheKey key, CompletableFuture<AuthenticationResult> lookup, AuthenticationResult answer) {
        underWay.remove(key, lookup);
        lookup.complete(answer);
        return answer;
    }

    private boolean isWorthKeeping(AuthenticationResult answer) {
        return !(answer instanceof Failed failure)
                || cachesErrors && !failure.kind().endsTheQuestion();
    }

    private AuthenticationResult await(CompletableFuture<AuthenticationResult> lookup, AuthenticationContext context) {
        listener.waitStarted();
        try {
            return lookup.get(context.patience(clock, LOOKUP_LIMIT).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failed.of(Kind.INTERRUPTED, "context canceled");
        } catch (TimeoutException e) {
            return Failed.of(Kind.DEADLINE_EXCEEDED, "context deadline exceeded");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look-up always ends with an answer", e);
        } finally {
            listener.waitEnded();
        }
    }

    private static boolean wouldBlock(AuthenticationResult answer) {
        return answer instanceof Failed failure && failure.kind() == Kind.WOULD_BLOCK;
    }

    /** Gathers what a cache needs to know. Not safe for use by several threads. */
    public static final class Builder {

        private final Authenticator<BearerToken> delegate;
        private Duration successTtl = Duration.ofSeconds(10);
        private Duration failureTtl = Duration.ZERO;
        private boolean cachesErrors = true;
        private long maximumSize = 32 * 4096;
        private int maximumWaiting = 1024;
        private Clock clock = Clock.systemUTC();
        private TokenCacheListener listener = TokenCacheListener.NONE;

        private Builder(Authenticator<BearerToken> delegate) {
            this.delegate = delegate;
        }

        /** How long a success is remembered; 10 s unless said otherwise, zero for not at all. */
        public Builder successTtl(Duration ttl) {
            this.successTtl = notNegative("successTtl", ttl);
            return this;
        }

        /** How long anything else is remembered; not at all unless said otherwise. */
        public Builder failureTtl(Duration ttl) {
            this.failureTtl = notNegative("failureTtl", ttl);
            return this;
        }

        /** Whether errors count among what is remembered, or just that nobody had an opinion; they do unless said otherwise. */
        public Builder cachesErrors(boolean newCachesErrors) {
            this.cachesErrors = newCachesErrors;
            return this;
        }

        /** How many successes, and how many other answers, are remembered at most; 131072 unless said otherwise. */
        public Builder maximumSize(long newMaximumSize) {
            this.maximumSize = newMaximumSize;
            return this;
        }

        /** How many look-ups may wait at the same time; 1024 unless said otherwise. Beyond that a question fails at once. */
        public Builder maximumWaiting(int newMaximumWaiting) {
            this.maximumWaiting = newMaximumWaiting;
            return this;
        }

        /** What time it is; the system's clock in UTC unless said otherwise. */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /** Who is told what the cache does; nobody unless said otherwise. */
        public Builder listener(TokenCacheListener newListener) {
            this.listener = newListener;
            return this;
        }

        public CachingTokenAuthenticator build() {
            return new CachingTokenAuthenticator(this);
        }

        private static Duration notNegative(String name, Duration ttl) {
            if (ttl.isNegative()) {
                throw new InvalidConfigurationException(name + " is " + ttl + ", but a time to live is zero or more");
            }
            return ttl;
        }
    }
}
