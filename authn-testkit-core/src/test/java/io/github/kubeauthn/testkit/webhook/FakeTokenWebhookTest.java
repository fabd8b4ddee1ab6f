package io.github.kubeauthn.testkit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.pki.TestTls;
import io.github.kubeauthn.testkit.server.Replies;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeTokenWebhookTest {

    private final FakeTokenWebhook webhook = FakeTokenWebhook.start();

    @AfterEach
    void close() {
        webhook.close();
    }

    @Test
    void says_what_it_was_told_and_remembers_what_it_was_asked() throws Exception {
        webhook.knows("t1", UserInfo.named("jane").withUid("42").withGroups(List.of("dev")), Audiences.of("api"))
                .refuses("t2", "gone");

        assertThat(review("t1"))
                .isEqualTo("{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"status\":"
                        + "{\"authenticated\":true,\"user\":{\"username\":\"jane\",\"uid\":\"42\",\"groups\":[\"dev\"],"
                        + "\"extra\":{}},\"audiences\":[\"api\"]}}");
        assertThat(review("t2")).contains("{\"authenticated\":false,\"error\":\"gone\"}");
        assertThat(review("t3")).contains("\"status\":{\"authenticated\":false}");
        assertThat(webhook.reviews())
                .extracting(FakeTokenWebhook.Review::token, FakeTokenWebhook.Review::audiences)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("t1", List.of("api")),
                        org.assertj.core.groups.Tuple.tuple("t2", List.of("api")),
                        org.assertj.core.groups.Tuple.tuple("t3", List.of("api")));
        assertThat(webhook.reviews().toString()).doesNotContain("t1");
    }

    @Test
    void follows_a_script_first() throws Exception {
        webhook.once(Replies.json("first")).once(Replies.json("second"));

        assertThat(List.of(review("t"), review("t"))).containsExactly("first", "second");
        assertThat(review("t")).contains("TokenReview");
    }

    @Test
    void its_kubeconfig_says_where_it_is_and_whom_to_trust() {
        String authority = Base64.getEncoder().encodeToString(webhook.ca().pem().getBytes(StandardCharsets.US_ASCII));

        assertThat(webhook.kubeconfig())
                .contains("    server: " + webhook.server().url("/review") + "\n")
                .contains("    certificate-authority-data: " + authority + "\n")
                .endsWith("current-context: webhook\n");
    }

    private String review(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.server().url("/review")))
                .POST(HttpRequest.BodyPublishers.ofString("{\"apiVersion\":\"authentication.k8s.io/v1\","
                        + "\"kind\":\"TokenReview\",\"spec\":{\"token\":\"" + token + "\",\"audiences\":[\"api\"]}}"))
                .build();
        return HttpClient.newBuilder()
                .sslContext(TestTls.trusting(webhook.ca()))
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
