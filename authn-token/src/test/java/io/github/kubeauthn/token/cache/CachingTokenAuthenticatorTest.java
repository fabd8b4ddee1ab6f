package io.github.kubeauthn.token.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.Audiences;
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
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.clock.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CachingTokenAuthenticatorTest {

    private static final AuthenticationResult JANE = Authenticated.as(UserInfo.named("jane"));

    private final ManualClock clock = ManualClock.at("2026-11-23T12:00:00Z");
    private final AtomicInteger asked = new AtomicInteger();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeEverything() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private CachingTokenAuthenticator.Builder cacheOf(Authenticator<BearerToken> delegate) {
        return CachingTokenAuthenticator.builder(token -> {
                    asked.incrementAndGet();
                    return delegate.authenticate(token);
                })
                .clock(clock);
    }

    private CachingTokenAuthenticator open(CachingTokenAuthenticator.Builder builder) {
        CachingTokenAuthenticator cache = builder.build();
        opened.add(cache);
        return cache;
    }

    /** Somebody who has to wait for the network: on a thread that may not wait it says so at once. */
    private Authenticator<BearerToken> remote(CountDownLatch gate, AuthenticationResult answer) {
        return token -> {
            if (token.context().nonBlocking()) {
                return Failed.of(Kind.WOULD_BLOCK, "would block");
            }
            try {
                gate.await();
                return answer;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Failed.of(Kind.INTERRUPTED, "context canceled");
            }
        };
    }

    @Test
    void a_success_is_forgotten_at_the_very_end_of_its_time() {
        CachingTokenAuthenticator cache = open(cacheOf(t -> JANE).successTtl(Duration.ofSeconds(10)));

        cache.authenticate(BearerToken.of("a"));
        clock.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(cache.authenticate(BearerToken.of("a"))).isSameAs(JANE);
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofNanos(1));
        cache.authenticate(BearerToken.of("a"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_failure_is_not_remembered_unless_a_time_is_given() {
        CachingTokenAuthenticator forgets = open(cacheOf(t -> Failed.refused("no")));
        forgets.authenticate(BearerToken.of("a"));
        forgets.authenticate(BearerToken.of("a"));
        assertThat(asked).hasValue(2);

        CachingTokenAuthenticator remembers =
                open(cacheOf(t -> Failed.refused("no")).failureTtl(Duration.ofSeconds(5)));
        remembers.authenticate(BearerToken.of("a"));
        remembers.authenticate(BearerToken.of("a"));
        assertThat(asked).hasValue(3);
    }

    @Test
    void errors_are_not_remembered_where_only_no_opinion_is() {
        CachingTokenAuthenticator errors = open(cacheOf(t -> Failed.refused("no"))
                .failureTtl(Duration.ofSeconds(5))
                .cachesErrors(false));
        errors.authenticate(BearerToken.of("a"));
        errors.authenticate(BearerToken.of("a"));
        assertThat(asked).hasValue(2);

        CachingTokenAuthenticator noOpinion = open(cacheOf(t -> AuthenticationResult.noOpinion())
                .failureTtl(Duration.ofSeconds(5))
                .cachesErrors(false));
        noOpinion.authenticate(BearerToken.of("a"));
        noOpinion.authenticate(BearerToken.of("a"));
        assertThat(asked).hasValue(3);
    }

    @Test
    void the_requested_audiences_belong_to_the_question() {
        CachingTokenAuthenticator cache = open(cacheOf(t -> JANE));

        cache.authenticate(forAudiences("a", "b"));
        cache.authenticate(forAudiences("b", "a"));
        cache.authenticate(forAudiences("a,b"));
        assertThat(asked).hasValue(3);

        cache.authenticate(forAudiences());
        cache.authenticate(BearerToken.of("token"));
        assertThat(asked)
                .as("none named and an empty list are one key, as upstream")
                .hasValue(4);
    }

    @Test
    void token_and_audience_cannot_be_mixed_up() {
        CacheKeys keys = new CacheKeys(new java.security.SecureRandom());

        assertThat(keys.of(tokenFor("xy", "z"))).isNotEqualTo(keys.of(tokenFor("x", "yz")));
        assertThat(keys.of(tokenFor("x", "y", "z"))).isNotEqualTo(keys.of(tokenFor("x", "yz")));
        assertThat(keys.of(tokenFor("x", "y"))).isEqualTo(keys.of(tokenFor("x", "y")));
        assertThat(new CacheKeys(new java.security.SecureRandom()).of(tokenFor("x")))
                .as("each cache has a secret of its own")
                .isNotEqualTo(keys.of(tokenFor("x")));
    }

    @Test
    void tokens_of_any_length_and_alphabet_have_keys_of_their_own() {
        CacheKeys keys = new CacheKeys(new java.security.SecureRandom());
        String chunk = "x".repeat(1024);
        List<String> tokens = List.of(
                "",
                "\0",
                "x",
                "\u00ff",
                "\u0100",
                "\u0001\u0000",
                "\ud800",
                "\ud801",
                chunk,
                chunk + "x",
                chunk + "\u0100",
                "\u0100" + chunk,
                chunk + chunk);

        assertThat(tokens.stream().map(token -> keys.of(tokenFor(token))).distinct())
                .hasSameSizeAs(tokens);
        assertThat(tokens)
                .allSatisfy(token -> assertThat(keys.of(BearerToken.within(
                                "Bearer " + token + " ",
                                7,
                                7 + token.length(),
                                tokenFor(token).context())))
                        .isEqualTo(keys.of(tokenFor(token))));
    }

    @Test
    void warnings_and_annotations_of_a_success_are_repeated() {
        Notices notices = new Notices(List.of("careful"), Map.of("key", "value"));
        CachingTokenAuthenticator cache = open(cacheOf(t -> JANE.withNotices(notices)));

        assertThat(cache.authenticate(BearerToken.of("a")).notices()).isEqualTo(notices);
        assertThat(cache.authenticate(BearerToken.of("a")).notices()).isEqualTo(notices);
        assertThat(asked).hasValue(1);
    }

    @Test
    void those_of_anything_else_are_dropped() {
        CachingTokenAuthenticator cache =
                open(cacheOf(t -> Failed.refused("no").withNotices(Notices.warning("careful"))));

        assertThat(cache.authenticate(BearerToken.of("a"))).isEqualTo(Failed.refused("no"));
    }

    @Test
    void an_authenticator_that_throws_has_failed_to_check() {
        Failed crashed = Failed.couldNotCheck("Internal error occurred: authentication failed unexpectedly");

        assertThat(open(cacheOf(t -> {
                            throw new IllegalStateException("broken");
                        }))
                        .authenticate(BearerToken.of("a")))
                .isEqualTo(crashed);
        assertThat(open(cacheOf(t -> {
                            throw new StackOverflowError();
                        }))
                        .authenticate(BearerToken.of("a")))
                .isEqualTo(crashed);
        assertThat(open(cacheOf(t -> {
                            throw new NoClassDefFoundError("gone");
                        }))
                        .authenticate(BearerToken.of("a")))
                .isEqualTo(crashed);
    }

    @Test
    void who_need_not_wait_is_asked_once_on_the_callers_own_thread() {
        List<Thread> threads = new ArrayList<>();
        CachingTokenAuthenticator cache = open(cacheOf(t -> {
            threads.add(Thread.currentThread());
            return JANE;
        }));

        cache.authenticate(BearerToken.of("a"));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void a_question_that_may_not_wait_is_told_so_and_answered_from_the_cache_later() throws Exception {
        CountDownLatch gate = new CountDownLatch(0);
        CachingTokenAuthenticator cache = open(cacheOf(remote(gate, JANE)));
        BearerToken impatient =
                BearerToken.of("a", AuthenticationContext.unlimited().withNonBlocking(true));

        assertThat(cache.authenticate(impatient)).isEqualTo(Failed.of(Kind.WOULD_BLOCK, "would block"));
        assertThat(cache.authenticate(BearerToken.of("a"))).isSameAs(JANE);
        assertThat(cache.authenticate(impatient)).isSameAs(JANE);
    }

    @Test
    void a_hundred_who_ask_at_once_are_answered_by_one_look_up() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger remoteCalls = new AtomicInteger();
        Authenticator<BearerToken> remote = remote(gate, JANE);
        CachingTokenAuthenticator cache = open(cacheOf(token -> {
            if (!token.context().nonBlocking()) {
                remoteCalls.incrementAndGet();
            }
            return remote.authenticate(token);
        }));
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<Future<AuthenticationResult>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(callers.submit(() -> cache.authenticate(BearerToken.of("a"))));
            }
            gate.countDown();
            for (Future<AuthenticationResult> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isSameAs(JANE);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(remoteCalls).hasValue(1);
    }

    @Test
    void a_first_caller_who_gives_up_does_not_spoil_it_for_the_others() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CachingTokenAuthenticator cache = open(cacheOf(remote(gate, JANE)));
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            Thread[] firstThread = new Thread[1];
            CountDownLatch firstAsks = new CountDownLatch(1);
            Future<AuthenticationResult> first = callers.submit(() -> {
                firstThread[0] = Thread.currentThread();
                firstAsks.countDown();
                return cache.authenticate(BearerToken.of("a"));
            });
            firstAsks.await();
            while (asked.get() < 2) {
                Thread.onSpinWait();
            }
            Future<AuthenticationResult> second = callers.submit(() -> cache.authenticate(BearerToken.of("a")));
            firstThread[0].interrupt();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Failed.of(Kind.INTERRUPTED, "context canceled"));
            gate.countDown();
            assertThat(second.get(10, TimeUnit.SECONDS)).isSameAs(JANE);
            assertThat(asked).as("asked without waiting, then once with").hasValue(2);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void a_caller_whose_deadline_passes_is_not_kept_waiting() {
        CountDownLatch gate = new CountDownLatch(1);
        CachingTokenAuthenticator cache = open(cacheOf(remote(gate, JANE)));
        BearerToken hurried = BearerToken.of(
                "a",
                AuthenticationContext.unlimited().withDeadline(clock.instant().plusMillis(20)));

        assertThat(cache.authenticate(hurried))
                .isEqualTo(Failed.of(Kind.DEADLINE_EXCEEDED, "context deadline exceeded"));
        gate.countDown();
        assertThat(cache.authenticate(BearerToken.of("a"))).isSameAs(JANE);
    }

    @Test
    void too_many_waiting_look_ups_are_an_error_at_once() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CachingTokenAuthenticator cache = open(cacheOf(remote(gate, JANE)).maximumWaiting(1));
        ExecutorService callers = Executors.newSingleThreadExecutor();
        try {
            Future<AuthenticationResult> first = callers.submit(() -> cache.authenticate(BearerToken.of("a")));
            while (asked.get() < 2) {
                Thread.onSpinWait();
            }

            assertThat(cache.authenticate(BearerToken.of("b")))
                    .isEqualTo(Failed.couldNotCheck("too many token look-ups are under way"));
            gate.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isSameAs(JANE);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void a_flood_of_unknown_tokens_pushes_no_known_one_out() {
        CachingTokenAuthenticator cache = open(cacheOf(t -> t.token().equals("jane's") ? JANE : Failed.refused("no"))
                .failureTtl(Duration.ofSeconds(10))
                .maximumSize(10));
        cache.authenticate(BearerToken.of("jane's"));
        for (int i = 0; i < 1000; i++) {
            cache.authenticate(BearerToken.of("flood-" + i));
        }
        int before = asked.get();

        cache.authenticate(BearerToken.of("jane's"));

        assertThat(asked).hasValue(before);
    }

    @Test
    void a_trace_shows_the_look_up_and_then_the_cache() {
        CachingTokenAuthenticator cache = open(cacheOf(t -> t.trace().ask("inner", u -> JANE, t)));

        assertThat(traceOf(cache)).isEqualTo("cache: authenticated as jane\n  inner: authenticated as jane\n");
        assertThat(traceOf(cache)).isEqualTo("cache: authenticated as jane\n  - answered from the token cache\n");
    }

    @Test
    void a_listener_is_told_hits_misses_and_look_ups() {
        List<String> told = new ArrayList<>();
        CachingTokenAuthenticator cache = open(cacheOf(t -> JANE).listener(new TokenCacheListener() {
            @Override
            public void answered(boolean hit, Duration duration) {
                told.add(hit ? "hit" : "miss");
            }

            @Override
            public void lookupEnded(boolean failed) {
                told.add(failed ? "error" : "ok");
            }
        }));

        cache.authenticate(BearerToken.of("a"));
        cache.authenticate(BearerToken.of("a"));

        assertThat(told).containsExactly("ok", "miss", "hit");
    }

    @Test
    void a_time_to_live_is_never_negative() {
        assertThatThrownBy(() -> CachingTokenAuthenticator.builder(t -> JANE).successTtl(Duration.ofSeconds(-1)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("successTtl");
    }

    private String traceOf(CachingTokenAuthenticator cache) {
        DecisionTrace trace = DecisionTrace.recording(clock);
        BearerToken token =
                BearerToken.of("a", AuthenticationContext.unlimited().withTrace(trace));
        trace.ask("cache", cache, token);
        return trace.toString();
    }

    private static BearerToken forAudiences(String... audiences) {
        return tokenFor("token", audiences);
    }

    private static BearerToken tokenFor(String token, String... audiences) {
        return BearerToken.of(token, AuthenticationContext.unlimited().withRequestedAudiences(Audiences.of(audiences)));
    }
}
