package com.example.staff;

import com.sun.net.httpserver.HttpServer;
import io.github.kubeauthn.webhook.server.TokenReviewHandler;
import io.github.kubeauthn.webhook.server.TokenReviewHttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A token webhook. Where it is not on the same machine as who asks, it has to be an {@code HttpsServer}. */
public final class StaffWebhook implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    private StaffWebhook(HttpServer server) {
        this.server = server;
    }

    /** Starts it on the loopback, on a free port if {@code port} is 0. */
    public static StaffWebhook start(StaffDirectory directory, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        StaffWebhook webhook = new StaffWebhook(server);
        TokenReviewHandler reviews = TokenReviewHandler.askingTokens(directory).build();
        server.createContext("/authenticate", new TokenReviewHttpHandler(reviews));
        server.setExecutor(webhook.threads);
        server.start();
        return webhook;
    }

    /** What goes into {@code server} of the kubeconfig of {@code --authentication-token-webhook-config-file}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/authenticate";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
