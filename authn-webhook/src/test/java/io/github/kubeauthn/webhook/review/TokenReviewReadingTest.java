package io.github.kubeauthn.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.review.TokenReviewReading.Reviewed;
import io.github.kubeauthn.webhook.review.TokenReviewReading.Unusable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReviewReadingTest {

    private static final String TYPE = "\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\"";
    private static final String GOOD = "\"status\":{\"authenticated\":true,\"user\":{\"username\":\"jane\"}}";

    private static TokenReviewReading read(String body) {
        return TokenReviewReading.ofWebhook(body.getBytes(StandardCharsets.UTF_8), TokenReviewVersion.V1);
    }

    private static TokenReviewStatus status(String body) {
        TokenReviewReading reading = read(body);
        assertThat(reading).isInstanceOf(Reviewed.class);
        return ((Reviewed) reading).status();
    }

    private static String problem(String body) {
        TokenReviewReading reading = read(body);
        assertThat(reading).isInstanceOf(Unusable.class);
        return ((Unusable) reading).message();
    }

    @Test
    void reads_all_that_a_status_can_say() {
        assertThat(status("{" + TYPE
                        + ",\"status\":{\"authenticated\":true,\"user\":{\"username\":\"jane\",\"uid\":\"42\","
                        + "\"groups\":[\"dev\",\"qa\"],\"extra\":{\"scopes\":[\"a\",\"b\"]}},\"audiences\":[\"api\"],"
                        + "\"error\":\"odd\"}}"))
                .isEqualTo(new TokenReviewStatus(
                        true,
                        new UserInfo("jane", "42", List.of("dev", "qa"), Map.of("scopes", List.of("a", "b"))),
                        Audiences.of("api"),
                        "odd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + GOOD + "}",
                "{\"kind\":\"\",\"apiVersion\":\"\"," + GOOD + "}",
                "{\"kind\":null,\"apiVersion\":null," + GOOD + "}",
                "{\"apiVersion\":\"/\"," + GOOD + "}",
                "{\"apiVersion\":\"authentication.k8s.io/\"," + GOOD + "}",
                "{\"knd\":\"Pod\"," + GOOD + "}",
                "{" + TYPE + ",\"metadata\":null,\"spec\":null," + GOOD + ",\"color\":\"red\"}",
                "{" + TYPE + ",\"metadata\":{\"creationTimestamp\":null,\"generation\":1,\"labels\":{\"a\":\"b\"}},"
                        + GOOD + "}",
                "{" + TYPE + "," + GOOD + ",\"STATUS\":{\"authenticated\":false}}",
                " \t\r\n{" + TYPE + "," + GOOD + "}\n\n",
                "\ufeff{" + TYPE + "," + GOOD + ",}",
                "# a comment\n{" + TYPE + "," + GOOD + "}",
                "---\napiVersion: authentication.k8s.io/v1\nkind: TokenReview\nstatus: {authenticated: yes, user: {username: jane}}\n"
                        + "---\nrubbish: [",
            })
    void knows_jane_in_whatever_kubernetes_takes_for_a_review(String body) {
        assertThat(status(body).authenticated()).isTrue();
        assertThat(status(body).user().name()).isEqualTo("jane");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " ",
                "{}",
                "{" + TYPE + "}",
                "{" + TYPE + ",\"status\":null}",
                "{" + TYPE + ",\"status\":{\"Authenticated\":true}}",
                "{" + TYPE + ",\"Status\":{\"authenticated\":true}}",
                "{" + TYPE + ",\"status\":{\"authenticated\":null}}",
            })
    void an_answer_that_says_nothing_knows_nobody(String body) {
        assertThat(status(body).authenticated()).isFalse();
    }

    @Test
    void a_repeated_status_adds_to_the_one_before_it_as_in_go() {
        assertThat(status("{\"status\":{\"authenticated\":true},\"status\":{\"user\":{\"username\":\"jane\"}}}"))
                .isEqualTo(new TokenReviewStatus(true, UserInfo.named("jane"), Audiences.none(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":{\"authenticated\":\"true\"}}",
                "{\"status\":{\"authenticated\":1}}",
                "{\"status\":[]}",
                "{\"status\":{\"authenticated\":true,\"user\":\"jane\"}}",
                "{\"status\":{\"authenticated\":true,\"user\":{\"username\":5}}}",
                "{\"status\":{\"authenticated\":true,\"user\":{\"groups\":\"dev\"}}}",
                "{\"status\":{\"authenticated\":true,\"user\":{\"extra\":{\"a\":\"b\"}}}}",
                "{\"status\":{\"authenticated\":true,\"audiences\":\"api\"}}",
                "{\"status\":{\"authenticated\":5,\"authenticated\":true}}",
                "{\"spec\":{\"token\":5}," + GOOD + "}",
                "{\"metadata\":5," + GOOD + "}",
                "{\"metadata\":{\"name\":5}," + GOOD + "}",
                "{\"metadata\":{\"generation\":1.5}," + GOOD + "}",
                "{\"metadata\":{\"creationTimestamp\":5}," + GOOD + "}",
                "{\"metadata\":{\"ownerReferences\":[{\"controller\":\"x\"}]}," + GOOD + "}",
                "{\"metadata\":{\"managedFields\":[{\"time\":5}]}," + GOOD + "}",
            })
    void a_field_of_another_type_makes_the_answer_useless(String body) {
        assertThat(problem(body)).startsWith("json: cannot unmarshal ");
    }

    @Test
    void a_time_that_is_none_makes_the_answer_useless() {
        assertThat(problem("{\"metadata\":{\"creationTimestamp\":\"x\"}," + GOOD + "}"))
                .isEqualTo("parsing time \"x\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"x\" as \"2006\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a\"}", "{}}", "[]", "true", "\"x\"", "\u00a0{}", "<html>", "{\"kind\":5}", "{'a':1}"})
    void what_is_no_object_is_useless(String body) {
        assertThat(problem(body)).startsWith("couldn't get version/kind; json parse error: ");
    }

    @Test
    void what_is_neither_json_nor_yaml_is_useless() {
        assertThat(problem("}")).startsWith("yaml: ");
    }

    @Test
    void a_nest_of_arrays_breaks_nothing() {
        assertThat(status("{\"x\":" + "[".repeat(9999) + "]".repeat(9999) + "," + GOOD + "}")
                        .authenticated())
                .isTrue();
        assertThat(problem("{\"x\":" + "[".repeat(10000) + "]".repeat(10000) + "," + GOOD + "}"))
                .contains("exceeded max depth");
        assertThat(problem("- ".repeat(100_000))).isNotEmpty();
    }

    @Test
    void another_version_is_useless() {
        assertThat(problem("{\"apiVersion\":\"authentication.k8s.io/v1beta1\",\"kind\":\"TokenReview\"," + GOOD + "}"))
                .isEqualTo("converting (v1beta1.TokenReview) to (v1.TokenReview): unknown conversion");
        assertThat(problem("{\"apiVersion\":\"authentication.k8s.io/v9\",\"kind\":\"TokenReview\"," + GOOD + "}"))
                .startsWith(
                        "no kind \"TokenReview\" is registered for version \"authentication.k8s.io/v9\" in scheme ");
        assertThat(problem("{\"APIVERSION\":\"v1\"," + GOOD + "}"))
                .startsWith("no kind \"TokenReview\" is registered for version \"v1\" in scheme ");
        assertThat(problem("{\"apiVersion\":\"a/b/c\"," + GOOD + "}"))
                .isEqualTo("unexpected GroupVersion string: a/b/c");
    }

    @Test
    void another_kind_is_useless() {
        assertThat(problem("{\"kind\":\"Status\",\"status\":\"Failure\"}"))
                .isEqualTo("converting (v1.Status) to (v1.TokenReview): unknown conversion");
        assertThat(problem("{" + TYPE + ",\"Kind\":\"Pod\"," + GOOD + "}"))
                .startsWith("no kind \"Pod\" is registered ");
    }
}
