package io.github.kubeauthn.token.jose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtClaimsTest {

    @Test
    void reads_the_registered_claims() {
        assertThat(read(
                        "{\"iss\":\"i\",\"sub\":\"s\",\"aud\":[\"a\",\"b\"],\"exp\":1700000000,\"nbf\":1.9,\"iat\":-1e3,"
                                + "\"jti\":\"j\",\"other\":{\"a\":1,\"a\":2}}"))
                .isEqualTo(new JwtClaims(
                        "i",
                        "s",
                        List.of("a", "b"),
                        new NumericDate(1_700_000_000),
                        new NumericDate(1),
                        new NumericDate(-1000),
                        "j"));
    }

    @Test
    void what_is_absent_is_empty() {
        JwtClaims none = new JwtClaims("", "", List.of(), null, null, null, "");

        assertThat(read("{}")).isEqualTo(none);
        assertThat(read("null")).isEqualTo(none);
        assertThat(read("{\"iss\":null,\"exp\":null,\"nbf\":null,\"iat\":null}"))
                .isEqualTo(none);
        assertThat(read("{\"ISS\":1,\"Aud\":1,\"EXP\":\"\"}")).isEqualTo(none);
        assertThat(read("{\"aud\":[]}")).isEqualTo(none);
    }

    @Test
    void one_audience_needs_no_list() {
        assertThat(((JwtClaims) read("{\"aud\":\"a\"}")).audience()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"iss\":\"a\",\"iss\":\"a\"} | json: duplicate key 'iss' in object",
                "{\"x\":1,\"x\":2} | json: duplicate key 'x' in object",
                "{\"iss\":1} | json: cannot unmarshal number into Go value of type string",
                "{\"jti\":{}} | json: cannot unmarshal object into Go value of type string",
                "[] | json: cannot unmarshal array into Go value of type jwt.Claims",
                "{\"aud\":null} | go-jose/go-jose/jwt: expected string or array value to unmarshal to Audience",
                "{\"aud\":[1]} | go-jose/go-jose/jwt: expected string or array value to unmarshal to Audience",
                "{\"aud\":[null]} | go-jose/go-jose/jwt: expected string or array value to unmarshal to Audience",
                "{\"aud\":{\"a\":1,\"a\":2}} | json: duplicate key 'a' in object",
                "{\"exp\":\"1\"} | go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
                "{\"nbf\":true} | go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
                "{\"iat\":1e999} | go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
            })
    void refuses_what_go_jose_refuses(String payload, String message) {
        assertThat(read(payload)).isEqualTo(new JwtClaimsReading.Malformed(message));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, -9223372036854775808",
        "1e300, -9223372036854775808",
        "-1e300, -9223372036854775808",
        "9007199254740993, 9007199254740992",
        "-1.9, -1",
        "1e-400, 0",
    })
    void a_date_beyond_the_range_is_what_it_is_to_amd64(String number, long seconds) {
        assertThat(((JwtClaims) read("{\"exp\":" + number + "}")).expiry()).isEqualTo(new NumericDate(seconds));
    }

    @Test
    void dates_are_compared_to_the_nanosecond() {
        NumericDate date = new NumericDate(100);

        assertThat(date.isBefore(Instant.ofEpochSecond(100, 1))).isTrue();
        assertThat(date.isBefore(Instant.ofEpochSecond(100))).isFalse();
        assertThat(date.isAfter(Instant.ofEpochSecond(100))).isFalse();
        assertThat(date.isAfter(Instant.ofEpochSecond(99, 999_999_999))).isTrue();
    }

    @Test
    void a_date_may_overflow_as_in_go() {
        assertThat(new NumericDate(Long.MAX_VALUE).isBefore(Instant.EPOCH)).isTrue();
        assertThat(new NumericDate(Long.MIN_VALUE).isBefore(Instant.EPOCH)).isTrue();
    }

    private static JwtClaimsReading read(String payload) {
        WellFormed json = (WellFormed) JsonDialect.ENCODING_JSON.read(payload.getBytes(StandardCharsets.UTF_8));
        return JwtClaims.read(json.value());
    }
}
