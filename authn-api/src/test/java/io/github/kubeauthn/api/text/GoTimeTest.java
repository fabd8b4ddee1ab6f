package io.github.kubeauthn.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T17:06:25Z | 2026-11-22T17:06:25Z",
                "2026-11-22T17:06:25+00:00 | 2026-11-22T17:06:25Z",
                "2026-11-22T17:06:25-07:30 | 2026-11-23T00:36:25Z",
                "2026-11-22T17:06:25+24:60 | 2026-11-21T16:06:25Z",
                "2026-11-22T7:06:25Z | 2026-11-22T07:06:25Z",
                "2026-11-22T17:06:25.5Z | 2026-11-22T17:06:25.500Z",
                "2026-11-22T17:06:25,25Z | 2026-11-22T17:06:25.250Z",
                "2026-11-22T17:06:25.1234567899Z | 2026-11-22T17:06:25.123456789Z",
                "2024-02-29T00:00:00Z | 2024-02-29T00:00:00Z",
                "0000-01-01T00:00:00Z | 0000-01-01T00:00:00Z",
            })
    void reads_what_go_reads(String text, Instant instant) {
        assertThat(GoTime.parseRfc3339(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-11-22",
                "2026-11-22T17:06Z",
                "2026-11-22T17:06:25",
                "2026-11-22 17:06:25Z",
                "2026-11-22t17:06:25Z",
                "2026-11-22T17:06:25z",
                "2026-11-22T17:06:25Z ",
                " 2026-11-22T17:06:25Z",
                "2026-11-22T17:06:25Z\n",
                "2026-11-22T17:06:25.Z",
                "2026-11-22T17:06:25+0000",
                "2026-11-22T17:06:25+00",
                "2026-11-22T17:06:25+25:00",
                "2026-11-22T17:06:25+00:61",
                "2026-11-22T17:06:25*00:00",
                "2026-11-22T24:00:00Z",
                "2026-11-22T23:60:00Z",
                "2026-11-22T23:59:60Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-11-00T00:00:00Z",
                "2026-11-31T00:00:00Z",
                "226-11-22T17:06:25Z",
                "12026-11-22T17:06:25Z",
                "2026-1-22T17:06:25Z",
                "2026-11-2T17:06:25Z",
                "2026-11-22T:06:25Z",
                "2026-11-22T17:6:25Z",
                "2026-11-22T17:06:5Z",
                "-026-11-22T17:06:25Z",
                "2026-11-22T17:06:25ZZ",
                "\u0662026-11-22T17:06:25Z"
            })
    void refuses_what_go_refuses(String text) {
        assertThat(GoTime.parseRfc3339(text)).isEmpty();
    }

    @Test
    void a_zone_may_reach_into_another_year() {
        assertThat(GoTime.parseRfc3339("2026-12-31T23:59:59-00:01")).contains(Instant.parse("2027-01-01T00:00:59Z"));
    }
}
