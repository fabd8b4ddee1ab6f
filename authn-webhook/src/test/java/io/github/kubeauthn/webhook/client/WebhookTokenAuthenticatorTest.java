package io.github.kubeauthn.webhook.client;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.RecordedRequest;
import io.github.kubeauthn.testkit.server.Replies;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.fake.KubeconfigFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WebhookTokenAuthenticatorTest {

    private static final TestCa AUTHORITY = TestCa.named("the webhook's authority");
    private static final TestCa CLIENTS = TestCa.named("the clients' authority");
    private static final String JANE = """
            {"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":true,\
            "user":{"username":"jane","uid":"42","groups":["dev","qa"],"extra":{"scopes":["a","b"]}}}}""";
    private static final String REJECTED = """
            {"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":false}}""";
    private static final String TOKEN = "a-token-that-is-secret";
    private static final Backoff HASTY = new Backoff(5, Duration.ofMillis(1), 1.5, 0.2);

    @TempDir
    private Path folder;

    private KubeconfigFile files;
    private LoopbackServer server;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() {
        files = new KubeconfigFile(folder);
        files.write("ca.crt", AUTHORITY.pem());
        server = closing(
                LoopbackServer.https(AUTHORITY.server("127.0.0.1", "localhost").issue()));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T closing(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private Path config() {
        return config("");
    }

    private Path config(String user) {
        return files.config(cluster(server.url()), user);
    }

    private static String cluster(String url) {
        return "server: '" + url + "/authenticate', certificate-authority: ca.crt";
    }

    private static WebhookTokenAuthenticator.Builder builder(Path kubeconfig) {
        return WebhookTokenAuthenticator.builder(kubeconfig)
                .version(TokenReviewVersion.V1)
                .apiAudiences(Audiences.of("api"))
                .backoff(HASTY);
    }

    private WebhookTokenAuthenticator webhook() {
        return webhook(config());
    }

    private WebhookTokenAuthenticator webhook(Path kubeconfig) {
        return closing(builder(kubeconfig).build());
    }

    private static BearerToken token(String token) {
        return BearerToken.of(token, AuthenticationContext.unlimited().withRequestedAudiences(Audiences.of("api")));
    }

    private static Failed failure(AuthenticationResult result) {
        assertThat(result).isRefused();
        return (Failed) result;
    }

    @Test
    void takes_the_user_that_the_webhook_names() {
        server.always(Replies.json(JANE));
        assertThat(webhook().authenticate(token(TOKEN)))
                .isEqualTo(Authenticated.as(
                                new UserInfo("jane", "42", List.of("dev", "qa"), Map.of("scopes", List.of("a", "b"))))
                        .withAudiences(Audiences.of("api")));
    }

    @Test
    void sends_what_client_go_sends() {
        server.always(Replies.json(JANE));
        webhook().authenticate(token(TOKEN));
        assertThat(server.requests()).hasSize(1);
        RecordedRequest request = server.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/authenticate?timeout=30s");
        assertThat(request.body())
                .isEqualTo(
                        "{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1\",\"metadata\":{},\"spec\":"
                                + "{\"token\":\"a-token-that-is-secret\",\"audiences\":[\"api\"]},\"status\":{\"user\":{}}}\n");
        assertThat(request.headers().get("Accept")).containsExactly("application/json, */*");
        assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
        assertThat(request.headers().get("Accept-Encoding")).containsExactly("gzip");
        assertThat(request.headers()).doesNotContainKey("Authorization");
    }

    @Test
    void asks_in_v1beta1_unless_told_otherwise() {
        server.always(Replies.json(JANE.replace("io/v1", "io/v1beta1")));
        WebhookTokenAuthenticator webhook =
                closing(WebhookTokenAuthenticator.builder(config()).build());
        assertThat(webhook.authenticate(BearerToken.of(TOKEN))).isAuthenticatedAs("jane");
        assertThat(server.requests().get(0).body()).contains("\"apiVersion\":\"authentication.k8s.io/v1beta1\"");
    }

    @Test
    void has_no_opinion_about_a_token_that_the_webhook_does_not_know() {
        server.always(Replies.json(REJECTED));
        assertThat(webhook().authenticate(token(TOKEN))).hasNoOpinion();
    }

    @Test
    void refuses_with_the_error_of_the_webhook_but_without_the_token_in_it() {
        server.always(Replies.json("{\"status\":{\"error\":\"no such token: " + TOKEN + "\"}}"));
        assertThat(webhook().authenticate(token(TOKEN))).isEqualTo(Failed.refused("no such token: [redacted]"));
    }

    @Test
    void intersects_the_audiences_of_the_answer_with_those_of_the_question() {
        server.always(Replies.json("{\"status\":{\"authenticated\":true,\"audiences\":[\"vault\",\"api\"]}}"));
        assertThat(((Authenticated) webhook().authenticate(token(TOKEN))).audiences())
                .isEqualTo(Audiences.of("api"));
    }

    @Test
    void has_no_opinion_if_the_answer_is_for_other_audiences() {
        server.always(Replies.json("{\"status\":{\"authenticated\":true,\"audiences\":[\"vault\"]}}"));
        assertThat(webhook().authenticate(token(TOKEN))).hasNoOpinion();
    }

    @Test
    void has_no_opinion_if_the_question_names_an_empty_list_of_audiences() {
        server.always(Replies.json(JANE));
        BearerToken question =
                BearerToken.of(TOKEN, AuthenticationContext.unlimited().withRequestedAudiences(Audiences.none()));
        assertThat(webhook().authenticate(question)).hasNoOpinion();
    }

    @Test
    void answers_without_audiences_if_the_question_names_none() {
        server.always(Replies.json("{\"status\":{\"authenticated\":true,\"audiences\":[\"vault\"]}}"));
        assertThat(((Authenticated) webhook().authenticate(BearerToken.of(TOKEN))).audiences())
                .isEqualTo(Audiences.none());
    }

    @Test
    void remembers_good_and_bad_answers_but_no_errors() {
        WebhookTokenAuthenticator webhook = webhook();
        server.always(Replies.json(JANE));
        webhook.authenticate(token("good"));
        webhook.authenticate(token("good"));
        assertThat(server.requests()).hasSize(1);
        server.always(Replies.json(REJECTED));
        webhook.authenticate(token("bad"));
        webhook.authenticate(token("bad"));
        assertThat(server.requests()).hasSize(2);
        server.always(Replies.of(400, "text/plain", "no"));
        webhook.authenticate(token("broken"));
        webhook.authenticate(token("broken"));
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void a_flood_of_unknown_tokens_pushes_no_known_one_out() {
        WebhookTokenAuthenticator webhook =
                closing(builder(config()).cacheSize(4).build());
        server.always(Replies.json(JANE));
        webhook.authenticate(token("good"));
        server.always(Replies.json(REJECTED));
        for (int i = 0; i < 20; i++) {
            webhook.authenticate(token("unknown " + i));
        }
        int asked = server.requests().size();
        assertThat(webhook.authenticate(token("good"))).isAuthenticatedAs("jane");
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void tries_again_after_a_500_up_to_five_times() {
        server.always(Replies.of(500, "application/json", "later"));
        assertThat(failure(webhook().authenticate(token(TOKEN))))
                .isEqualTo(Failed.couldNotCheck(
                        "an error on the server (\"unknown\") has prevented the request from succeeding"));
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void does_not_try_again_after_a_503() {
        server.always(Replies.of(503, "application/json", "later"));
        assertThat(webhook().authenticate(token(TOKEN)))
                .isRefusedBecause("the server is currently unable to handle the request");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void sends_again_when_a_429_says_so_by_retry_after() {
        server.once(exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    exchange.sendResponseHeaders(429, -1);
                })
                .always(Replies.json(JANE));
        long start = System.nanoTime();
        assertThat(webhook().authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void sends_at_most_eleven_times_within_one_try() {
        server.always(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(503, -1);
        });
        assertThat(webhook().authenticate(token(TOKEN))).isRefused();
        assertThat(server.requests()).hasSize(11);
    }

    @Test
    void a_redirect_is_an_error_and_is_not_followed() {
        server.always(exchange -> {
            exchange.getResponseHeaders().set("Location", server.url() + "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        assertThat(webhook().authenticate(token(TOKEN)))
                .isRefusedBecause("the server responded with the status code 307 but did not return more information");
        assertThat(server.requests()).extracting(RecordedRequest::target).containsExactly("/authenticate?timeout=30s");
    }

    @Test
    void reads_a_compressed_answer() {
        server.always(exchange -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(JANE.getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bytes.size());
            exchange.getResponseBody().write(bytes.toByteArray());
        });
        assertThat(webhook().authenticate(token(TOKEN))).isAuthenticatedAs("jane");
    }

    @Test
    void an_answer_of_more_than_3_MiB_is_an_error() {
        server.always(Replies.json("{\"x\":\"" + "a".repeat(3 * 1024 * 1024) + "\"}"));
        assertThat(webhook().authenticate(token(TOKEN)))
                .isRefusedBecause(
                        "unexpected error when reading response body. Please retry. Original error: the answer is"
                                + " larger than 3145728 bytes");
    }

    @Test
    void a_compressed_answer_that_becomes_more_than_3_MiB_is_an_error() {
        server.always(exchange -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(new byte[3 * 1024 * 1024 + 1]);
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bytes.size());
            exchange.getResponseBody().write(bytes.toByteArray());
        });
        assertThat(webhook().authenticate(token(TOKEN))).isRefusedBecauseOfSomethingLike("larger than 3145728 bytes");
    }

    @Test
    void half_a_json_is_an_error() {
        server.always(Replies.json(JANE.substring(0, JANE.length() / 2)));
        assertThat(failure(webhook().authenticate(token(TOKEN))).message())
                .startsWith("couldn't get version/kind; json parse error: ");
    }

    @Test
    void a_slow_answer_is_taken_if_it_comes_in_time() {
        server.always(slowly(Duration.ofMillis(300), Replies.json(JANE)));
        assertThat(webhook().authenticate(token(TOKEN))).isAuthenticatedAs("jane");
    }

    @Test
    void a_hanging_server_costs_no_more_than_the_time_for_a_look_up() {
        CountDownLatch end = new CountDownLatch(1);
        server.always(exchange -> await(end));
        WebhookTokenAuthenticator webhook =
                closing(builder(config()).lookupTimeout(Duration.ofMillis(300)).build());
        Failed failure = failure(webhook.authenticate(token(TOKEN)));
        end.countDown();
        assertThat(failure.kind()).isEqualTo(Kind.COULD_NOT_CHECK);
        assertThat(failure.message())
                .isEqualTo("Post \"" + server.url() + "/authenticate?timeout=30s\": context deadline exceeded");
    }

    @Test
    void a_server_that_hangs_in_the_middle_of_a_body_costs_no_more_either() {
        CountDownLatch end = new CountDownLatch(1);
        server.always(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(end);
        });
        WebhookTokenAuthenticator webhook =
                closing(builder(config()).lookupTimeout(Duration.ofSeconds(3)).build());
        Failed failure = failure(webhook.authenticate(token(TOKEN)));
        end.countDown();
        assertThat(failure.message())
                .isEqualTo("unexpected error when reading response body. Please retry. Original error: context deadline"
                        + " exceeded");
    }

    @Test
    void a_question_with_a_deadline_gives_up_in_time() {
        CountDownLatch end = new CountDownLatch(1);
        server.always(exchange -> await(end));
        BearerToken question = BearerToken.of(
                TOKEN,
                AuthenticationContext.unlimited()
                        .withDeadline(Clock.systemUTC().instant().plusMillis(200)));
        Failed failure = failure(webhook().authenticate(question));
        end.countDown();
        assertThat(failure.kind()).isEqualTo(Kind.DEADLINE_EXCEEDED);
        assertThat(failure.message()).isEqualTo("context deadline exceeded");
    }

    @Test
    void a_question_that_may_not_wait_is_not_even_asked() {
        BearerToken question =
                BearerToken.of(TOKEN, AuthenticationContext.unlimited().withNonBlocking(true));
        assertThat(webhook().authenticate(question)).isRefusedAs(Kind.WOULD_BLOCK);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_question_that_may_not_wait_is_answered_from_memory() {
        server.always(Replies.json(JANE));
        WebhookTokenAuthenticator webhook = webhook();
        webhook.authenticate(BearerToken.of(TOKEN));
        assertThat(webhook.authenticate(
                        BearerToken.of(TOKEN, AuthenticationContext.unlimited().withNonBlocking(true))))
                .isAuthenticatedAs("jane");
    }

    @Test
    void a_hundred_who_ask_about_one_token_share_one_call() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        server.always(exchange -> {
            await(go);
            Replies.json(JANE).handle(exchange);
        });
        WebhookTokenAuthenticator webhook = webhook();
        ExecutorService threads = Executors.newFixedThreadPool(100);
        closing(threads::shutdownNow);
        CountDownLatch started = new CountDownLatch(100);
        List<Future<AuthenticationResult>> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            results.add(threads.submit(() -> {
                started.countDown();
                return webhook.authenticate(token(TOKEN));
            }));
        }
        started.await();
        go.countDown();
        for (Future<AuthenticationResult> result : results) {
            assertThat(result.get()).isAuthenticatedAs("jane");
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void the_first_of_several_who_ask_can_give_up_without_spoiling_it_for_the_others() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.always(exchange -> {
            asked.countDown();
            await(go);
            Replies.json(JANE).handle(exchange);
        });
        WebhookTokenAuthenticator webhook = webhook();
        List<AuthenticationResult> first = new CopyOnWriteArrayList<>();
        Thread leader = new Thread(() -> first.add(webhook.authenticate(token(TOKEN))));
        leader.start();
        asked.await();
        leader.interrupt();
        leader.join();
        assertThat(first.get(0)).isRefusedAs(Kind.INTERRUPTED);
        go.countDown();
        assertThat(webhook.authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void beyond_the_limit_a_look_up_is_turned_away_at_once_and_that_is_told() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.always(exchange -> {
            asked.countDown();
            await(go);
            Replies.json(JANE).handle(exchange);
        });
        AtomicInteger turnedAway = new AtomicInteger();
        WebhookTokenAuthenticator webhook = closing(builder(config())
                .lookupLimit(1, 0)
                .listener(new WebhookListener() {
                    @Override
                    public void lookupTurnedAway() {
                        turnedAway.incrementAndGet();
                    }
                })
                .build());
        ExecutorService threads = Executors.newCachedThreadPool();
        closing(threads::shutdownNow);
        Future<AuthenticationResult> admitted = threads.submit(() -> webhook.authenticate(token("admitted")));
        asked.await();
        assertThat(webhook.authenticate(token("turned away")))
                .isEqualTo(Failed.couldNotCheck(
                        "webhook call failed: too many token look-ups are under way and waiting, try again later"));
        assertThat(turnedAway).hasValue(1);
        go.countDown();
        assertThat(admitted.get()).isAuthenticatedAs("jane");
        assertThat(webhook.authenticate(token("later"))).isAuthenticatedAs("jane");
    }

    @Test
    void tells_how_each_request_ended() {
        server.once(Replies.of(500, "text/plain", "later")).always(Replies.json(JANE));
        List<String> codes = new CopyOnWriteArrayList<>();
        WebhookTokenAuthenticator webhook = closing(builder(config())
                .listener(new WebhookListener() {
                    @Override
                    public void requestEnded(String code, Duration duration) {
                        codes.add(code);
                        throw new IllegalStateException("a listener may throw");
                    }
                })
                .build());
        assertThat(webhook.authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        assertThat(codes).containsExactly("500", "200");
    }

    @Test
    void a_server_of_another_authority_is_not_believed() {
        try (LoopbackServer other = LoopbackServer.https(
                TestCa.named("another authority").server("127.0.0.1").issue())) {
            other.always(Replies.json(JANE));
            assertThat(webhook(files.config(cluster(other.url()), "")).authenticate(token(TOKEN)))
                    .isRefusedBecause(
                            "Post \"" + other.url() + "/authenticate?timeout=30s\": tls: failed to verify certificate:"
                                    + " x509: certificate signed by unknown authority");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void a_server_of_another_name_is_not_believed() {
        try (LoopbackServer other =
                LoopbackServer.https(AUTHORITY.server("webhook.example").issue())) {
            other.always(Replies.json(JANE));
            assertThat(webhook(files.config(cluster(other.url()), "")).authenticate(token(TOKEN)))
                    .isRefusedBecauseOfSomethingLike("x509: cannot validate certificate for 127.0.0.1");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void tls_server_name_is_the_name_that_counts() {
        try (LoopbackServer other =
                LoopbackServer.https(AUTHORITY.server("webhook.example").issue())) {
            other.always(Replies.json(JANE));
            Path config = files.config(cluster(other.url()) + ", tls-server-name: webhook.example", "");
            assertThat(webhook(config).authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        }
    }

    @Test
    void insecure_skip_tls_verify_believes_anybody() {
        try (LoopbackServer other = LoopbackServer.https(
                TestCa.named("another authority").server("webhook.example").issue())) {
            other.always(Replies.json(JANE));
            Path config = files.config("server: '" + other.url() + "', insecure-skip-tls-verify: true", "");
            assertThat(webhook(config).authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        }
    }

    @Test
    void without_an_authority_those_of_the_jvm_count() {
        Path config = files.config("server: '" + server.url() + "'", "");
        assertThat(webhook(config).authenticate(token(TOKEN)))
                .isRefusedBecauseOfSomethingLike("x509: certificate signed by unknown authority");
    }

    @Test
    void shows_its_client_certificate() {
        try (LoopbackServer strict =
                LoopbackServer.httpsFor(CLIENTS, AUTHORITY.server("127.0.0.1").issue())) {
            strict.always(Replies.json(JANE));
            writeClient(CLIENTS.client("the api server").issue());
            Path config = files.config(cluster(strict.url()), "client-certificate: client.crt, client-key: client.key");
            assertThat(webhook(config).authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        }
    }

    @Test
    void an_expired_client_certificate_is_replaced_when_it_is_renewed_on_disk() throws Exception {
        try (LoopbackServer strict =
                LoopbackServer.httpsFor(CLIENTS, AUTHORITY.server("127.0.0.1").issue())) {
            strict.always(Replies.json(JANE));
            writeClient(CLIENTS.client("the api server").expired().issue());
            WebhookTokenAuthenticator webhook = webhook(
                    files.config(cluster(strict.url()), "client-certificate: client.crt, client-key: client.key"));
            assertThat(webhook.authenticate(token(TOKEN))).isRefusedAs(Kind.COULD_NOT_CHECK);
            writeClient(CLIENTS.client("the api server").issue());
            Thread.sleep(1100);
            assertThat(webhook.authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        }
    }

    private void writeClient(Identity client) {
        files.write("client.crt", client.pem());
        files.write("client.key", client.keyPem());
    }

    @Test
    void a_new_authority_counts_when_it_is_written_and_the_old_one_no_longer() throws Exception {
        server.always(Replies.json(JANE));
        WebhookTokenAuthenticator webhook =
                closing(builder(config()).cacheTtl(Duration.ZERO).build());
        assertThat(webhook.authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        files.write("ca.crt", TestCa.named("another authority").pem());
        Thread.sleep(1100);
        assertThat(webhook.authenticate(token(TOKEN)))
                .isRefusedBecauseOfSomethingLike("x509: certificate signed by unknown authority");
    }

    @Test
    void an_authority_that_cannot_be_used_leaves_the_old_one_in_place() throws Exception {
        server.always(Replies.json(JANE));
        WebhookTokenAuthenticator webhook =
                closing(builder(config()).cacheTtl(Duration.ZERO).build());
        files.write("ca.crt", "rubbish");
        Thread.sleep(1100);
        assertThat(webhook.authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        files.write("ca.crt", "");
        Thread.sleep(1100);
        assertThat(webhook.authenticate(token(TOKEN))).isAuthenticatedAs("jane");
    }

    @Test
    void sends_the_token_of_the_kubeconfig() {
        server.always(Replies.json(JANE));
        webhook(config("token: mine")).authenticate(token(TOKEN));
        assertThat(server.requests().get(0).headers().get("Authorization")).containsExactly("Bearer mine");
    }

    @Test
    void sends_user_and_password_of_the_kubeconfig() {
        server.always(Replies.json(JANE));
        webhook(config("username: me, password: 'p:ä'")).authenticate(token(TOKEN));
        assertThat(server.requests().get(0).headers().get("Authorization")).containsExactly("Basic bWU6cDrDpA==");
    }

    @Test
    void sends_the_token_of_a_file_as_it_is_now() throws Exception {
        server.always(Replies.json(JANE));
        files.write("token", " first\n");
        WebhookTokenAuthenticator webhook = webhook(config("tokenFile: token"));
        webhook.authenticate(token("one"));
        files.write("token", "second");
        Thread.sleep(1100);
        webhook.authenticate(token("two"));
        Files.delete(folder.resolve("token"));
        Thread.sleep(1100);
        webhook.authenticate(token("three"));
        assertThat(server.requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer first", "Bearer second", "Bearer second");
    }

    @Test
    void impersonates_if_the_kubeconfig_says_so() {
        server.always(Replies.json(JANE));
        webhook(config("as: jane, as-uid: '42', as-groups: [a, b], as-user-extra: {'x/y': [z]}"))
                .authenticate(token(TOKEN));
        RecordedRequest request = server.requests().get(0);
        assertThat(request.headers().get("Impersonate-User")).containsExactly("jane");
        assertThat(request.headers().get("Impersonate-Uid")).containsExactly("42");
        assertThat(request.headers().get("Impersonate-Group")).containsExactly("a", "b");
        assertThat(request.header("Impersonate-Extra-x%2Fy")).isEqualTo("z");
    }

    @Test
    void goes_through_the_proxy_of_the_kubeconfig() throws Exception {
        server.always(Replies.json(JANE));
        List<String> connects = new CopyOnWriteArrayList<>();
        try (ServerSocket proxy = new ServerSocket(0)) {
            Thread tunnel = new Thread(() -> tunnel(proxy, connects));
            tunnel.setDaemon(true);
            tunnel.start();
            Path config = files.config(
                    cluster(server.url()) + ", proxy-url: 'http://127.0.0.1:" + proxy.getLocalPort() + "'", "");
            assertThat(webhook(config).authenticate(token(TOKEN))).isAuthenticatedAs("jane");
        }
        assertThat(connects).containsExactly("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1");
    }

    @Test
    void a_connection_that_is_reset_in_the_middle_of_a_body_is_tried_again() throws Exception {
        try (ResettingServer resetting =
                new ResettingServer(AUTHORITY.server("127.0.0.1").issue(), JANE)) {
            assertThat(webhook(files.config(cluster(resetting.url()), "")).authenticate(token(TOKEN)))
                    .isAuthenticatedAs("jane");
            assertThat(resetting.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_connection_that_ends_without_an_answer_is_an_error() throws Exception {
        try (ServerSocket closed = new ServerSocket(0)) {
            int port = closed.getLocalPort();
            closed.close();
            Path config = files.config(cluster("https://127.0.0.1:" + port), "");
            assertThat(webhook(config).authenticate(token(TOKEN)))
                    .isRefusedBecause(
                            "Post \"https://127.0.0.1:" + port + "/authenticate?timeout=30s\": dial tcp 127.0.0.1:"
                                    + port + ": connect: connection refused");
        }
    }

    @Test
    void refuses_a_version_that_does_not_exist_once_the_kubeconfig_is_good() {
        assertThatThrownBy(() -> WebhookTokenAuthenticator.builder(config())
                        .version("v2")
                        .build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "unsupported authentication webhook version \"v2\", supported versions are \"v1\", \"v1beta1\"");
    }

    @Test
    void refuses_a_limit_that_lets_nobody_in() {
        assertThatThrownBy(() -> builder(config()).lookupLimit(0, 5).build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("0 under way and 5 waiting");
    }

    @Test
    void asks_the_api_of_a_cluster_if_that_is_wanted() {
        server.always(Replies.json(JANE));
        Path config = files.config("server: '" + server.url() + "/prefix/', certificate-authority: ca.crt", "");
        assertThat(closing(WebhookTokenAuthenticator.clusterBuilder(config).build())
                        .authenticate(BearerToken.of(TOKEN)))
                .isAuthenticatedAs("jane");
        assertThat(server.requests().get(0).target()).isEqualTo("/prefix/apis/authentication.k8s.io/v1/tokenreviews");
    }

    @Test
    void says_what_it_asked_the_api_of_a_cluster_for() {
        server.always(Replies.of(404, "text/plain", "no"));
        Path config = files.config("server: '" + server.url() + "', certificate-authority: ca.crt", "");
        assertThat(closing(WebhookTokenAuthenticator.clusterBuilder(config).build())
                        .authenticate(token(TOKEN)))
                .isRefusedBecause(
                        "the server could not find the requested resource (post tokenreviews.authentication.k8s.io)");
    }

    @Test
    void shows_neither_token_nor_password() {
        WebhookTokenAuthenticator webhook = webhook(config("username: me, password: secret"));
        assertThat(webhook).hasToString("WebhookTokenAuthenticator[" + server.url() + "/authenticate?timeout=30s]");
    }

    private static HttpHandler slowly(Duration pause, HttpHandler handler) {
        return exchange -> {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            handler.handle(exchange);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tunnel(ServerSocket proxy, List<String> connects) {
        try (Socket client = proxy.accept()) {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) client.getInputStream().read());
            }
            String line = head.substring(0, head.indexOf("\r\n"));
            connects.add(line);
            String[] target = line.split(" ")[1].split(":");
            try (Socket server = new Socket(target[0], Integer.parseInt(target[1]))) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread back = new Thread(() -> copy(server, client));
                back.setDaemon(true);
                back.start();
                copy(client, server);
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // the other side closed
        }
    }
}
