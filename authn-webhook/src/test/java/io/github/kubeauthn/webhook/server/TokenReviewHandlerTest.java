package io.github.kubeauthn.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.chain.AnonymousAuthenticator;
import io.github.kubeauthn.api.chain.AudienceAgnosticAuthenticator;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReviewHandlerTest {

    private static final UserInfo JANE =
            new UserInfo("jane", "42", List.of("dev"), Map.of("scopes", List.of("a", "b")));
    private static final Authenticator<BearerToken> TOKENS = credential -> switch (credential.token()) {
        case "jane" -> Authenticated.as(JANE);
        case "revoked" -> Failed.refused("token is revoked");
        case "broken" -> throw new IllegalStateException("an authenticator may be broken");
        default -> AuthenticationResult.noOpinion();
    };
    private static final TokenReviewHandler HANDLER = TokenReviewHandler.askingTokens(
                    new AudienceAgnosticAuthenticator<>(Audiences.of("api", "extra"), TOKENS))
            .audiences(Audiences.of("api", "extra"))
            .build();

    private static TokenReviewResponse handle(String body) {
        return HANDLER.handle(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String review(String spec) {
        return review("v1", spec);
    }

    private static String review(String version, String spec) {
        return "{\"apiVersion\":\"authentication.k8s.io/" + version + "\",\"kind\":\"TokenReview\",\"spec\":{" + spec
                + "}}";
    }

    private static String answer(String version, String spec, String status) {
        return "{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/" + version
                + "\",\"metadata\":{},\"spec\":{" + spec + "},\"status\":{" + status + "}}\n";
    }

    private static String failure(int code, String reason, String message) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\""
                + message.replace("\"", "\\\"") + "\",\"reason\":\"" + reason + "\",\"code\":" + code + "}\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1beta1"})
    void says_whose_a_token_is_in_the_version_in_which_it_is_asked(String version) {
        TokenReviewResponse response = handle(review(version, "\"token\":\"jane\""));
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body())
                .isEqualTo(answer(
                        version,
                        "\"token\":\"jane\"",
                        "\"authenticated\":true,\"user\":{\"username\":\"jane\",\"uid\":\"42\",\"groups\":[\"dev\"],"
                                + "\"extra\":{\"scopes\":[\"a\",\"b\"]}},\"audiences\":[\"api\",\"extra\"]"));
    }

    @Test
    void answers_for_the_audiences_that_are_asked_for() {
        assertThat(handle(review("\"token\":\"jane\",\"audiences\":[\"vault\",\"extra\"]"))
                        .body())
                .contains("\"authenticated\":true")
                .contains("\"audiences\":[\"extra\"]}}");
    }

    @Test
    void a_token_that_nobody_knows_is_an_invalid_bearer_token() {
        assertThat(handle(review("\"token\":\"x\"")).body())
                .isEqualTo(answer("v1", "\"token\":\"x\"", "\"user\":{},\"error\":\"invalid bearer token\""));
        assertThat(handle(review("\"token\":\"jane\",\"audiences\":[\"vault\"]"))
                        .body())
                .contains("\"status\":{\"user\":{},\"error\":\"invalid bearer token\"}");
    }

    @Test
    void a_token_that_is_refused_is_refused_in_the_words_of_the_authenticator() {
        assertThat(handle(review("\"token\":\"revoked\"")).body())
                .contains("\"status\":{\"user\":{},\"error\":\"token is revoked\"}");
    }

    @Test
    void only_what_stands_before_a_space_is_the_token() {
        assertThat(handle(review("\"token\":\"jane doe\"")).body()).contains("\"username\":\"jane\"");
        assertThat(handle(review("\"token\":\" jane\"")).body()).contains("\"status\":{\"user\":{}}");
    }

    @Test
    void an_empty_token_is_a_bad_request() {
        assertThat(handle(review("\"token\":\"\"")))
                .isEqualTo(new TokenReviewResponse(
                        400, failure(400, "BadRequest", "token is required for TokenReview in authentication")));
        assertThat(handle(review("")).status()).isEqualTo(400);
    }

    @Test
    void an_answer_for_other_audiences_is_an_error_of_the_server() {
        TokenReviewHandler handler = TokenReviewHandler.askingTokens(TOKENS)
                .audiences(Audiences.of("api"))
                .build();
        assertThat(handler.handle(review("\"token\":\"jane\"").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new TokenReviewResponse(
                        500, failure(500, "InternalError", "Internal error occurred: error validating audiences")));
    }

    @Test
    void without_audiences_of_its_own_a_question_that_names_none_is_answered_without_any() {
        TokenReviewHandler handler = TokenReviewHandler.askingTokens(TOKENS).build();
        assertThat(handler.handle(review("\"token\":\"jane\"").getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("\"extra\":{\"scopes\":[\"a\",\"b\"]}}}}");
    }

    @Test
    void a_whole_chain_can_be_asked() {
        TokenReviewHandler handler = TokenReviewHandler.askingRequests(AnonymousAuthenticator.everywhere())
                .audiences(Audiences.of("api"))
                .build();
        assertThat(handler.handle(review("\"token\":\"x\"").getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("\"status\":{\"authenticated\":true,\"user\":{\"username\":\"system:anonymous\",\"groups\":"
                        + "[\"system:unauthenticated\"]},\"audiences\":[\"api\"]}");
    }

    @Test
    void an_authenticator_that_throws_has_failed_to_check() {
        assertThat(handle(review("\"token\":\"broken\"")).body())
                .contains("\"error\":\"Internal error occurred: authentication failed unexpectedly\"");
    }

    @Test
    void passes_the_circumstances_of_the_question_on() {
        TokenReviewHandler handler = TokenReviewHandler.askingTokens(credential ->
                        Failed.refused("may wait: " + !credential.context().nonBlocking()))
                .build();
        assertThat(handler.handle(
                                review("\"token\":\"x\"").getBytes(StandardCharsets.UTF_8),
                                AuthenticationContext.unlimited().withNonBlocking(true))
                        .body())
                .contains("may wait: false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the object provided is unrecognized (must be of type TokenReview): couldn't get version/kind; json parse error: unexpected end of JSON input",
                "[]|the object provided is unrecognized (must be of type TokenReview): couldn't get version/kind; json parse error: json: cannot unmarshal array",
                "kind: TokenReview|the object provided is unrecognized (must be of type TokenReview): couldn't get version/kind; json parse error: invalid character",
                "{}|the object provided is unrecognized (must be of type TokenReview): Object 'Kind' is missing",
                "{\"kind\":\"TokenReview\"}|TokenReview in version \"\" cannot be handled as a TokenReview: no kind",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}|Pod in version \"v1\" cannot be handled as a TokenReview: no kind \"Pod\" is registered",
                "{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v2\"}|TokenReview in version \"v2\" cannot be handled as a TokenReview: no kind",
                "{\"kind\":\"TokenReview\",\"apiVersion\":\"v1\"}|TokenReview in version \"v1\" cannot be handled as a TokenReview: no kind",
            })
    void what_is_no_review_is_a_bad_request(String body, String message) {
        TokenReviewResponse response = handle(body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"reason\":\"BadRequest\"")
                .contains("\"message\":\"" + message.replace("\"", "\\\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"token\":5|json: cannot unmarshal number into Go struct field TokenReviewSpec.spec.token of type string",
                "\"token\":\"jane\",\"color\":\"red\"|strict decoding error: unknown field \"spec.color\"",
                "\"token\":\"jane\",\"Token\":\"x\"|strict decoding error: unknown field \"spec.Token\"",
                "\"token\":\"x\",\"token\":\"jane\"|strict decoding error: duplicate field \"spec.token\"",
                "\"a\":1,\"b\":2,\"a\":3|strict decoding error: unknown field \"spec.a\", unknown field \"spec.b\"",
            })
    void a_review_is_read_strictly(String spec, String problem) {
        TokenReviewResponse response = handle(review(spec));
        assertThat(response)
                .isEqualTo(new TokenReviewResponse(
                        400,
                        failure(
                                400,
                                "BadRequest",
                                "TokenReview in version \"v1\" cannot be handled as a TokenReview: " + problem)));
    }

    @Test
    void unknown_fields_can_be_tolerated() {
        TokenReviewHandler handler = TokenReviewHandler.askingTokens(TOKENS)
                .toleratingUnknownFields()
                .build();
        assertThat(handler.handle(review("\"token\":\"jane\",\"color\":\"red\"").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_object_that_does_not_say_what_it_is_can_be_taken_for_a_review() {
        byte[] body = "{\"spec\":{\"token\":\"jane\"}}".getBytes(StandardCharsets.UTF_8);
        TokenReviewHandler handler = TokenReviewHandler.askingTokens(TOKENS)
                .assumingVersion(TokenReviewVersion.V1)
                .build();

        assertThat(handler.handle(body).status()).isEqualTo(201);
        assertThat(handle(new String(body, StandardCharsets.UTF_8)).status()).isEqualTo(400);
    }

    @Test
    void whatever_a_review_says_besides_its_spec_is_not_believed() {
        assertThat(handle(
                                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"metadata\":{\"name\":\"x\"},"
                                        + "\"spec\":{\"token\":\"x\"},\"status\":{\"authenticated\":true,\"user\":{\"username\":\"root\"}}}")
                        .body())
                .isEqualTo(answer("v1", "\"token\":\"x\"", "\"user\":{},\"error\":\"invalid bearer token\""));
    }

    @Test
    void a_request_may_be_of_3_MiB_and_no_more() {
        byte[] body = (" ".repeat(TokenReviewHandler.MAX_REQUEST) + review("\"token\":\"jane\""))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(HANDLER.handle(body).status()).isEqualTo(413);
        byte[] fitting = java.util.Arrays.copyOfRange(body, body.length - TokenReviewHandler.MAX_REQUEST, body.length);
        assertThat(HANDLER.handle(fitting).status()).isEqualTo(201);
    }

    @Test
    void an_answer_does_not_show_the_token() {
        assertThat(handle(review("\"token\":\"secret\"")).toString()).doesNotContain("secret");
    }
}
