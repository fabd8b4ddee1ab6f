package io.github.kubeauthn.examples.webhook;

import com.sun.net.httpserver.HttpServer;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.webhook.server.TokenReviewHandler;
import io.github.kubeauthn.webhook.server.TokenReviewHttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A token webhook for people whom no cluster knows. Where it is not on the same machine as who asks, it has to be an {@code HttpsServer}. */
final class StaffWebhook implements AutoCloseable {

    private static final Map<String, UserInfo> STAFF = Map.of(
            "carol-s-token", UserInfo.named("carol").withGroups(List.of("operators", "on-call")),
            "dave-s-token", UserInfo.named("dave").withGroups(List.of("developers")));

    private final AtomicInteger questions = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;

    private StaffWebhook(HttpServer server) {
        this.server = server;
    }

    static StaffWebhook start() throws IOException {
        StaffWebhook webhook =
                new StaffWebhook(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        TokenReviewHandler reviews =
                TokenReviewHandler.askingTokens(webhook::whoseIs).build();
        webhook.server.createContext("/authenticate", new TokenReviewHttpHandler(reviews));
        webhook.server.setExecutor(webhook.threads);
        webhook.server.start();
        return webhook;
    }

    private AuthenticationResult whoseIs(BearerToken token) {
        questions.incrementAndGet();
        UserInfo user = STAFF.get(token.token());
        return user == null ? AuthenticationResult.noOpinion() : Authenticated.as(user);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/authenticate");
    }

    /** How often somebody wanted to know. */
    int questions() {
        return questions.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
