package io.github.kubeauthn.token.jose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.BearerToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnverifiedJwtTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"iss\":\"a\"} | a",
                "{\"ISS\":\"a\"} | a",
                "{\"i\u017fs\":\"a\"} | a",
                "{\"iss\":\"a\",\"iss\":\"b\"} | b",
                "{\"iss\":\"a\",\"Iss\":\"b\"} | b",
                "{\"iss\":\"a\",\"iss\":null} | a",
                "{\"iss\":\"\\u0061\"} | a",
                " {\"iss\":\"a\",\"x\":[{\"y\":1,\"y\":2}]}  | a",
            })
    void the_issuer_is_the_last_one_in_any_case(String payload, String issuer) {
        assertThat(UnverifiedJwt.read("." + JwsTest.encode(payload) + ".").issuer())
                .contains(issuer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"iss\":null}", "{\"\u0131ss\":\"a\"}"})
    void no_issuer_is_an_empty_one(String payload) {
        assertThat(UnverifiedJwt.read("." + JwsTest.encode(payload) + ".").issuer())
                .contains("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "1", "\"iss\"", "{\"iss\":1}", "{\"iss\":\"a\",\"ISS\":[]}", "{\"iss\":\"a\"}x"})
    void what_go_cannot_read_has_none(String payload) {
        assertThat(UnverifiedJwt.read("." + JwsTest.encode(payload) + ".").issuer())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "e30", ".e30", ".e30..", "{.e30.", " {.e30.", "\u00a0{.e30.", ". e30.", ".e30=."})
    void what_is_no_compact_jwt_has_none(String token) {
        assertThat(UnverifiedJwt.read(token).issuer()).isEmpty();
    }

    @Test
    void line_breaks_inside_the_payload_count_for_nothing() {
        assertThat(UnverifiedJwt.read(".e\n30\r.").issuer()).contains("");
    }

    @Test
    void a_nest_of_ten_thousand_is_the_deepest() {
        String deepest = "[".repeat(9_999) + "]".repeat(9_999);

        assertThat(UnverifiedJwt.read("." + JwsTest.encode("{\"a\":" + deepest + "}") + ".")
                        .issuer())
                .contains("");
        assertThat(UnverifiedJwt.read("." + JwsTest.encode("{\"a\":[" + deepest + "]}") + ".")
                        .issuer())
                .isEmpty();
    }

    @Test
    void a_token_is_read_once() {
        BearerToken token = BearerToken.of(Signed.KID);

        assertThat(UnverifiedJwt.of(token)).isSameAs(UnverifiedJwt.of(token));
        assertThat(UnverifiedJwt.of(token).jws())
                .isSameAs(UnverifiedJwt.of(token).jws());
        assertThat(UnverifiedJwt.of(token)).hasToString("UnverifiedJwt");
    }
}
