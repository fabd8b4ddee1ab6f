package com.example.staff;

import static io.github.kubeauthn.testkit.chain.ChainAssertions.assertThat;
import static io.github.kubeauthn.testkit.question.Questions.withBearerToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.client.WebhookTokenAuthenticator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The webhook on the wire, and as kube-apiserver sees it. */
class StaffWebhookTest {

    private StaffWebhook webhook;

    @BeforeEach
    void start() throws IOException {
        webhook = StaffWebhook.start(
                new StaffDirectory(
                        Map.of("the-token-of-carol", UserInfo.named("carol").withGroups(List.of("operators")))),
                0);
    }

    @AfterEach
    void stop() {
        webhook.close();
    }

    @Test
    void it_reviews_tokens() throws Exception {
        String review = """
                {"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"token":"the-token-of-carol"}}""";

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(webhook.url()))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(review))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"authenticated\":true", "\"username\":\"carol\"", "\"groups\":[\"operators\"]");
    }

    @Test
    void a_chain_that_asks_it_knows_whom_it_knows(@TempDir Path folder) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("webhook.kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: staff, cluster: {server: "%s"}}]
                contexts: [{name: staff, context: {cluster: staff}}]
                current-context: staff
                """.formatted(webhook.url()));
        WebhookTokenAuthenticator client = WebhookTokenAuthenticator.builder(kubeconfig)
                .version(TokenReviewVersion.V1)
                .build();
        try (AuthenticationChain chain = AuthenticationChain.builder()
                .tokenWebhook(client)
                .owning(client)
                .build()) {
            assertThat(chain)
                    .given(withBearerToken("the-token-of-carol"))
                    .isAuthenticatedAs("carol")
                    .inGroups("operators");
            assertThat(chain).given(withBearerToken("the-token-of-mallory")).isRefused();
        }
    }
}
