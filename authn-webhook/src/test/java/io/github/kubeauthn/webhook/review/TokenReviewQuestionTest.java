package io.github.kubeauthn.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenReviewQuestionTest {

    @Test
    void is_written_as_go_writes_it() {
        assertThat(new TokenReviewQuestion(
                                TokenReviewVersion.V1BETA1,
                                "<a>&\"\\\u0001\u2028\ud83d\ude42\ud800é\n",
                                Audiences.of("a", "b"))
                        .toJson())
                .isEqualTo(
                        "{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1beta1\",\"metadata\":{},\"spec\":"
                                + "{\"token\":\"\\u003ca\\u003e\\u0026\\\"\\\\\\u0001\\u2028\ud83d\ude42\ufffdé\\n\","
                                + "\"audiences\":[\"a\",\"b\"]},\"status\":{\"user\":{}}}\n");
    }

    @Test
    void leaves_out_what_is_empty() {
        assertThat(new TokenReviewQuestion(TokenReviewVersion.V1, "t", Audiences.none()).toJson())
                .isEqualTo(
                        "{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1\",\"metadata\":{},\"spec\":"
                                + "{\"token\":\"t\"},\"status\":{\"user\":{}}}\n");
    }

    @Test
    void is_answered_as_kube_apiserver_answers() {
        TokenReviewStatus status = new TokenReviewStatus(
                true,
                new UserInfo("jane", "1", List.of("g"), Map.of("b", List.of("2"), "a", List.of("1"))),
                Audiences.of("api"),
                "");
        assertThat(new TokenReviewQuestion(TokenReviewVersion.V1, "t", Audiences.none()).answeredBy(status))
                .isEqualTo(
                        "{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1\",\"metadata\":{},\"spec\":"
                                + "{\"token\":\"t\"},\"status\":{\"authenticated\":true,\"user\":{\"username\":\"jane\",\"uid\":\"1\","
                                + "\"groups\":[\"g\"],\"extra\":{\"a\":[\"1\"],\"b\":[\"2\"]}},\"audiences\":[\"api\"]}}\n");
    }

    @Test
    void does_not_show_the_token() {
        assertThat(new TokenReviewQuestion(TokenReviewVersion.V1, "secret", Audiences.none()).toString())
                .doesNotContain("secret");
    }
}
