package io.github.kubeauthn.testkit.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.json.Json;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.Outage;
import io.github.kubeauthn.testkit.server.RecordedRequest;
import io.github.kubeauthn.testkit.server.Replies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that reviews tokens ({@code --authentication-token-webhook-config-file}): it says what it is told, fails on demand,
 * and remembers what it was asked. A token of which it was told nothing is not authenticated. Safe for use by many threads at
 * once.
 */
public final class FakeTokenWebhook implements AutoCloseable {

    private final TestCa ca = TestCa.named("webhook-ca");
    private final LoopbackServer server = LoopbackServer.https(ca.loopbackServer());
    private final Map<String, Map<String, @Nullable Object>> statuses = new ConcurrentHashMap<>();

    private FakeTokenWebhook() {
        server.always(this::answer);
    }

    /** A webhook that knows nobody yet. */
    public static FakeTokenWebhook start() {
        return new FakeTokenWebhook();
    }

    /**
     * What a client asked.
     *
     * @param apiVersion {@code authentication.k8s.io/v1} for example
     * @param token {@code spec.token}
     * @param audiences {@code spec.audiences}
     * @param request the whole request
     */
    public record Review(String apiVersion, String token, List<String> audiences, RecordedRequest request) {

        static Review of(RecordedRequest request) {
            Map<String, @Nullable Object> review = Json.readObject(request.body());
            Map<String, @Nullable Object> spec = Json.object(review, "spec");
            return new Review(
                    Json.text(review, "apiVersion"), Json.text(spec, "token"), Json.texts(spec, "audiences"), request);
        }

        /** All but the token, which is secret. */
        @Override
        public String toString() {
            return "Review[" + apiVersion + ", audiences " + audiences + "]";
        }
    }

    /** Takes a token for somebody from now on, whatever audiences are asked for. */
    public FakeTokenWebhook knows(String token, UserInfo user) {
        return knows(token, user, Audiences.none());
    }

    /** Takes a token for somebody from now on, and answers for these audiences. */
    public FakeTokenWebhook knows(String token, UserInfo user, Audiences audiences) {
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("authenticated", true);
        status.put("user", json(user));
        if (!audiences.isEmpty()) {
            status.put("audiences", audiences.values());
        }
        statuses.put(token, status);
        return this;
    }

    /** Answers for a token from now on that it is not good, and why. */
    public FakeTokenWebhook refuses(String token, String error) {
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("authenticated", false);
        status.put("error", error);
        statuses.put(token, status);
        return this;
    }

    /** Knows nothing more about a token. */
    public FakeTokenWebhook forgets(String token) {
        statuses.remove(token);
        return this;
    }

    /** Answers the next request in any way, before whatever else there is to answer; several are answered in order. */
    public FakeTokenWebhook once(HttpHandler reply) {
        server.once(reply);
        return this;
    }

    /** Fails from now on. */
    public void fail(Outage outage) {
        server.fail(outage);
    }

    /** Ends an outage. */
    public void recover() {
        server.recover();
    }

    /** What it was asked so far, in order, in an outage too. */
    public List<Review> reviews() {
        return server.requests().stream().map(Review::of).toList();
    }

    /** The authority of its certificate. */
    public TestCa ca() {
        return ca;
    }

    /** The server behind it, to be told anything else. */
    public LoopbackServer server() {
        return server;
    }

    /** A kubeconfig that leads to it, with everything inline. */
    public String kubeconfig() {
        String authority = Base64.getEncoder().encodeToString(ca.pem().getBytes(StandardCharsets.US_ASCII));
        return String.format(Locale.ROOT, """
                apiVersion: v1
                kind: Config
                clusters:
                - name: webhook
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: kube-apiserver
                contexts:
                - name: webhook
                  context:
                    cluster: webhook
                    user: kube-apiserver
                current-context: webhook
                """, server.url("/review"), authority);
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, @Nullable Object> review = Json.readObject(body);
        Map<String, @Nullable Object> unknown = Map.of("authenticated", false);
        Map<String, @Nullable Object> status =
                statuses.getOrDefault(Json.text(Json.object(review, "spec"), "token"), unknown);
        Replies.json(reviewed(Json.text(review, "apiVersion"), status)).handle(exchange);
    }

    private static Map<String, @Nullable Object> json(UserInfo user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("username", user.name());
        json.put("uid", user.uid());
        json.put("groups", user.groups());
        json.put("extra", user.extra());
        return json;
    }

    private static String reviewed(String apiVersion, Map<String, @Nullable Object> status) {
        Map<String, @Nullable Object> review = new LinkedHashMap<>();
        review.put("apiVersion", apiVersion);
        review.put("kind", "TokenReview");
        review.put("status", status);
        return Json.write(review);
    }
}
