package io.github.kubeauthn.webhook.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.webhook.connection.Reply.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    private static Answer retryAfter(String header) {
        return new Answer(429, "", header, new byte[0]);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "01, 1", "+1, 1", "-1, -1", "9223372036854775807, 9223372036854775807"})
    void reads_seconds_as_strconv_does(String header, long seconds) {
        assertThat(retryAfter(header).retryAfterSeconds()).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "+", "abc", "1.5", "1_0", "9223372036854775808", "Wed, 21 Oct 2015 07:28:00 GMT", "٣"})
    void anything_else_is_no_time_to_wait(String header) {
        assertThat(retryAfter(header).retryAfterSeconds()).isEmpty();
    }
}
