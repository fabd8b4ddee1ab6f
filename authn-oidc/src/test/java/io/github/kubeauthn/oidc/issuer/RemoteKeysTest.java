package io.github.kubeauthn.oidc.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.oidc.key.KeyListener;
import io.github.kubeauthn.oidc.key.KeySource.Refresh;
import io.github.kubeauthn.oidc.key.RefreshRule;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.Replies;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RemoteKeysTest {

    private static final SigningKey FIRST = SigningKey.p256().named("k1");
    private static final SigningKey SECOND = SigningKey.p256().named("k1");
    private static final AuthenticationContext CONTEXT = AuthenticationContext.unlimited();
    private static final String ONE_KEY = "{\"keys\":[" + FIRST.jwk() + "]}";
    private static final String TWO_KEYS =
            "{\"keys\":[" + FIRST.jwk() + "," + SECOND.named("k2").jwk() + "]}";

    private final LoopbackServer server = LoopbackServer.http();
    private final ManualClock clock = ManualClock.at("2026-11-22T17:06:00Z");
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keys_are_fetched_when_they_are_wanted_and_then_known() {
        server.answer("/keys", Replies.json(ONE_KEY));
        RemoteKeys keys = keys(RefreshRule.KUBERNETES);
        assertThat(server.requests()).isEmpty();
        assertThat(keys.known().keys()).isEmpty();
        assertThat(keys.refresh("k1", CONTEXT)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(keys.known().mayHave("k1")).isTrue();
        assertThat(told).containsExactly("https://issuer " + ONE_KEY);
    }

    @Test
    void without_a_lifetime_every_token_that_no_key_verifies_leads_to_a_request() {
        server.answer("/keys", Replies.json(ONE_KEY));
        RemoteKeys keys = keys(RefreshRule.KUBERNETES);
        for (int i = 0; i < 3; i++) {
            assertThat(keys.refresh("k2", CONTEXT)).isInstanceOf(Refresh.Refreshed.class);
        }
        assertThat(server.requests("/keys")).hasSize(3);
    }

    @Test
    void a_fresh_answer_is_used_until_30_seconds_before_its_lifetime_ends() {
        answerFreshFor(100, ONE_KEY);
        RemoteKeys keys = keys(RefreshRule.KUBERNETES);
        keys.refresh("k1", CONTEXT);
        clock.advance(Duration.ofSeconds(70));
        assertThat(keys.refresh("k2", CONTEXT)).isInstanceOf(Refresh.Unchanged.class);
        clock.advance(Duration.ofNanos(1));
        assertThat(keys.refresh("k2", CONTEXT)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(server.requests("/keys")).hasSize(2);
    }

    @Test
    void the_hardened_rule_asks_once_in_30_seconds_for_unknown_keys_however_many_tokens_name_one() {
        answerFreshFor(86_400, ONE_KEY);
        RemoteKeys keys = keys(RefreshRule.HARDENED);
        keys.refresh("k2", CONTEXT);
        for (int i = 0; i < 10; i++) {
            assertThat(keys.refresh("k2", CONTEXT)).isInstanceOf(Refresh.Unchanged.class);
        }
        answerFreshFor(86_400, TWO_KEYS);
        clock.advance(Duration.ofSeconds(30));
        assertThat(keys.refresh("k1", CONTEXT)).as("it is known").isInstanceOf(Refresh.Unchanged.class);
        assertThat(keys.refresh("k2", CONTEXT)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(keys.known().mayHave("k2")).isTrue();
        assertThat(server.requests("/keys")).hasSize(2);
    }

    @Test
    void an_attempt_that_failed_counts_for_the_hardened_rule() {
        RemoteKeys keys = keys(RefreshRule.HARDENED);
        assertThat(keys.refresh("k1", CONTEXT)).isInstanceOf(Refresh.Unavailable.class);
        assertThat(keys.refresh("k1", CONTEXT)).isInstanceOf(Refresh.Unchanged.class);
        assertThat(server.requests("/keys")).hasSize(1);
    }

    @Test
    void keys_stay_known_when_the_issuer_is_down() {
        server.answer("/keys", Replies.json(ONE_KEY));
        RemoteKeys keys = keys(RefreshRule.KUBERNETES);
        keys.refresh("k1", CONTEXT);
        server.answer("/keys", Replies.of(500, "application/json", "oh"));
        assertThat(failure(keys.refresh("k2", CONTEXT)).message())
                .isEqualTo("oidc: get keys failed: 500 Internal Server Error oh");
        assertThat(keys.known().mayHave("k1")).isTrue();
        assertThat(told).last().isEqualTo("https://issuer: oidc: get keys failed: 500 Internal Server Error oh");
    }

    @Test
    void who_asks_while_keys_are_fetched_waits_for_the_same_answer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.answer("/keys", exchange -> {
            asked.countDown();
            awaitQuietly(go);
            Replies.of(200, "application/json", ONE_KEY).handle(exchange);
        });
        RemoteKeys keys = keys(RefreshRule.KUBERNETES);
        CompletableFuture<Refresh> first = CompletableFuture.supplyAsync(() -> keys.refresh("k1", CONTEXT));
        asked.await();
        CompletableFuture<Refresh> second = new CompletableFuture<>();
        Thread waiting = new Thread(() -> second.complete(keys.refresh("k1", CONTEXT)));
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        assertThat(keys.refresh("k1", CONTEXT.withDeadline(clock.instant().plusMillis(20))))
                .as("one that has less time gives up alone")
                .satisfies(refresh -> assertThat(failure(refresh).kind()).isEqualTo(Kind.DEADLINE_EXCEEDED));
        go.countDown();
        assertThat(first.get()).isInstanceOf(Refresh.Refreshed.class);
        assertThat(second.get()).isInstanceOf(Refresh.Refreshed.class);
        assertThat(server.requests("/keys")).hasSize(1);
    }

    @Test
    void a_question_that_may_not_wait_is_told_so_without_a_request() {
        server.answer("/keys", Replies.json(ONE_KEY));
        RemoteKeys keys = keys(RefreshRule.KUBERNETES);
        assertThat(failure(keys.refresh("k1", CONTEXT.withNonBlocking(true))).kind())
                .isEqualTo(Kind.WOULD_BLOCK);
        assertThat(failure(keys.refresh("k1", CONTEXT.withDeadline(clock.instant())))
                        .kind())
                .isEqualTo(Kind.DEADLINE_EXCEEDED);
        Thread.currentThread().interrupt();
        assertThat(failure(keys.refresh("k1", CONTEXT)).kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void an_answer_that_is_no_key_set_says_what_is_wrong() {
        RemoteKeys keys = keys(RefreshRule.KUBERNETES);
        server.answer("/keys", Replies.json("{\"keys\":[{\"kty\":\"x\"}]}"));
        assertThat(failure(keys.refresh("k1", CONTEXT)).message())
                .isEqualTo(
                        "oidc: failed to decode keys: got Content-Type = application/json, but could not unmarshal as"
                                + " JSON: go-jose/go-jose: unknown json web key type 'x'");
        server.answer("/keys", Replies.of(200, "text/html", "<html>"));
        assertThat(failure(keys.refresh("k1", CONTEXT)).message())
                .isEqualTo("oidc: failed to decode keys: expected Content-Type = application/json, got \"text/html\":"
                        + " invalid character '<' looking for beginning of value");
        server.answer("/keys", Replies.json(" ".repeat(IssuerHttp.MAX_BODY) + "{}"));
        assertThat(failure(keys.refresh("k1", CONTEXT)).message())
                .isEqualTo("oidc: get keys failed Get \"" + server.url("/keys")
                        + "\": the response is longer than 1048576 bytes");
    }

    private RemoteKeys keys(RefreshRule rule) {
        KeyListener listener = new KeyListener() {
            @Override
            public void keysFetched(String issuerUrl, byte[] keySet) {
                told.add(issuerUrl + " " + new String(keySet, java.nio.charset.StandardCharsets.UTF_8));
            }

            @Override
            public void keysUnavailable(String issuerUrl, String problem) {
                told.add(issuerUrl + ": " + problem);
            }
        };
        IssuerHttp http = new IssuerHttp(HttpClient.newHttpClient());
        return new RemoteKeys("https://issuer", server.url("/keys"), http, rule, listener, clock);
    }

    private void answerFreshFor(long seconds, String json) {
        server.answer("/keys", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=" + seconds);
            Replies.of(200, "application/json", json).handle(exchange);
        });
    }

    private static Failed failure(Refresh refresh) {
        assertThat(refresh).isInstanceOf(Refresh.Unavailable.class);
        return ((Refresh.Unavailable) refresh).failure();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
