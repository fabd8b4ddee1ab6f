/** TokenReview both ways: the client, the server side for webhooks, and delegated authentication. */
module io.github.kubeauthn.webhook {
    requires transitive io.github.kubeauthn.token;
    requires java.net.http;
    requires transitive jdk.httpserver;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.kubeauthn.webhook;
    exports io.github.kubeauthn.webhook.client;
    exports io.github.kubeauthn.webhook.server;
    exports io.github.kubeauthn.webhook.delegated;
}
