package io.github.kubeauthn.examples.webhook;

import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.RequestDecision.Rejected;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.client.WebhookTokenAuthenticator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Both ends of a TokenReview: a webhook, and a chain that asks it as kube-apiserver would. */
public final class WebhookExample {

    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters:
            - name: staff
              cluster:
                server: ADDRESS
            contexts:
            - name: webhook
              context:
                cluster: staff
            current-context: webhook
            """;

    private final PrintStream out;

    WebhookExample(PrintStream out) {
        this.out = out;
    }

    /** Runs the example; it takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        new WebhookExample(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8))
                .run();
    }

    void run() throws IOException {
        try (StaffWebhook webhook = StaffWebhook.start();
                AuthenticationChain chain = chainAsking(webhook.address())) {
            show("Carol, whom the webhook knows", chain, "carol-s-token");
            show("Carol again, whom the chain remembers", chain, "carol-s-token");
            show("Dave", chain, "dave-s-token");
            show("A token that nobody knows", chain, "mallory-s-token");
            out.println("The webhook was asked " + webhook.questions() + " times.");
        }
    }

    /** A chain of nothing else; one that is built from flags has the webhook by {@code --authentication-token-webhook-config-file}. */
    private static AuthenticationChain chainAsking(URI webhook) throws IOException {
        Path kubeconfig = Files.createTempFile("webhook", ".kubeconfig");
        try {
            Files.writeString(kubeconfig, KUBECONFIG.replace("ADDRESS", webhook.toString()));
            WebhookTokenAuthenticator client = WebhookTokenAuthenticator.builder(kubeconfig)
                    .version(TokenReviewVersion.V1)
                    .cacheTtl(Duration.ofMinutes(5))
                    .build();
            return AuthenticationChain.builder()
                    .tokenWebhook(client)
                    .owning(client)
                    .build();
        } finally {
            Files.delete(kubeconfig);
        }
    }

    private void show(String description, AuthenticationChain chain, String token) {
        RequestDecision decision = chain.decide(HttpCredential.builder()
                .path("/api/v1/namespaces")
                .headers(Headers.builder()
                        .add("Authorization", "Bearer " + token)
                        .build())
                .build());
        out.println(description);
        out.println("  → " + inWords(decision));
    }

    private static String inWords(RequestDecision decision) {
        if (decision instanceof Admitted admitted) {
            return "200 " + admitted.user().name() + " in " + admitted.user().groups();
        }
        return "401 " + ((Rejected) decision).reason();
    }
}
