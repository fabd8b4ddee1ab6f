package io.github.kubeauthn.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiFailureTest {

    private static Optional<ApiFailure> of(String body) {
        return ApiFailure.ofBody(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_a_status_that_says_failure() {
        assertThat(of(
                        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"m\",\"reason\":\"r\","
                                + "\"code\":400,\"details\":{\"retryAfterSeconds\":7}}"))
                .contains(new ApiFailure("m", "r", 400, true, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"Status\",\"status\":\"Failure\"}",
                "{\"kind\":\"Status\",\"apiVersion\":\"whatever/v7\",\"status\":\"Failure\"}",
                "kind: Status\nstatus: Failure\n",
            })
    void a_status_has_no_version(String body) {
        assertThat(of(body)).contains(new ApiFailure("", "", 0, false, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "{\"status\":\"Failure\"}",
                "{\"kind\":\"Status\",\"status\":\"Success\"}",
                "{\"kind\":\"Status\"}",
                "{\"kind\":\"Status\",\"Status\":\"Failure\"}",
                "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":5}",
                "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":2147483648}",
                "{\"kind\":\"Status\",\"status\":\"Failure\",\"metadata\":{\"continue\":5}}",
                "{\"kind\":\"Status\",\"status\":\"Failure\",\"details\":{\"causes\":[5]}}",
                "{\"kind\":\"TokenReview\",\"status\":{}}",
            })
    void anything_else_is_no_failure(String body) {
        assertThat(of(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|the server rejected our request for an unknown reason|false",
                "401|the server has asked for the client to provide credentials|false",
                "403|said|false",
                "404|the server could not find the requested resource|false",
                "405|the server does not allow this method on the requested resource|false",
                "406|said|false",
                "409|the server reported a conflict|false",
                "415|said|false",
                "418|the server responded with the status code 418 but did not return more information|false",
                "422|the server rejected our request due to an error in our request|false",
                "429|the server has received too many requests and has asked us to try again later|true",
                "500|an error on the server (\"said\") has prevented the request from succeeding|true",
                "502|an error on the server (\"said\") has prevented the request from succeeding|true",
                "503|the server is currently unable to handle the request|false",
                "504|the server was unable to return a response in the time allotted, but may still be processing the request|true",
            })
    void says_of_an_answer_what_client_go_says(int code, String message, boolean suggestsRetry) {
        ApiFailure failure = ApiFailure.ofResponse(code, "said", 0);
        assertThat(failure.message()).isEqualTo(message);
        assertThat(failure.suggestsRetry()).isEqualTo(suggestsRetry);
    }

    @Test
    void a_406_without_words_has_words_of_its_own() {
        assertThat(ApiFailure.ofResponse(406, "unknown", 0).message())
                .isEqualTo("the server was unable to respond with a content type that the client supports");
    }

    @Test
    void a_time_to_wait_suggests_a_retry_whatever_the_code() {
        assertThat(ApiFailure.ofResponse(401, "", 1).suggestsRetry()).isTrue();
        assertThat(ApiFailure.ofResponse(401, "", 0).suggestsRetry()).isFalse();
        assertThat(ApiFailure.ofResponse(401, "", -1).suggestsRetry()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "InternalError, 400, false, true",
        "'', 500, false, true",
        "Whatever, 500, false, true",
        "NotFound, 500, false, false",
        "Timeout, 0, false, true",
        "'', 504, false, true",
        "TooManyRequests, 0, false, true",
        "NotFound, 429, false, true",
        "ServerTimeout, 0, false, false",
        "ServerTimeout, 0, true, true",
        "ServiceUnavailable, 503, true, false",
    })
    void the_reason_weighs_more_than_the_code(String reason, int code, boolean detailed, boolean suggestsRetry) {
        assertThat(new ApiFailure("", reason, code, detailed, 0).suggestsRetry())
                .isEqualTo(suggestsRetry);
    }
}
