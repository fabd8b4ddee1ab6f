package io.github.kubeauthn.oidc.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What go-oidc makes of the same payloads, asked of kube-apiserver v1.37.2. */
class IdTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:06:27.5Z");
    private static final long NOW_SECONDS = NOW.getEpochSecond();

    @Test
    void letter_case_does_not_matter_and_the_last_of_several_counts() {
        IdToken token = read("{\"ISS\":\"a\",\"aud\":\"x\",\"Aud\":[\"y\",null],\"iss\":\"b\"}");
        assertThat(token.issuer()).isEqualTo("b");
        assertThat(token.audiences()).containsExactly("y", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | ['']",
                "\"\" | ['']",
                "[] | []",
                "[null] | ['']",
                "\"a\" | ['a']",
                "[\"a\",\"b\"] | ['a','b']"
            })
    void an_audience_is_a_string_or_an_array_of_strings_where_null_is_empty(String json, String expected) {
        String audiences = read("{\"aud\":" + json + "}").audiences().stream()
                .map(audience -> "'" + audience + "'")
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        assertThat(audiences).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"aud\":5} | json: cannot unmarshal number into Go struct field idToken.aud of type []string",
                "{\"aud\":[\"a\",5]} | json: cannot unmarshal number into Go struct field idToken.aud of type string",
                "{\"sub\":5} | json: cannot unmarshal number into Go struct field idToken.sub of type string",
                "{\"nonce\":[]} | json: cannot unmarshal array into Go struct field idToken.nonce of type string",
                "{\"exp\":null} | strconv.ParseFloat: parsing \"\": invalid syntax",
                "{\"iat\":null} | strconv.ParseFloat: parsing \"\": invalid syntax",
                "{\"exp\":1e400} | strconv.ParseFloat: parsing \"1e400\": value out of range",
                "{\"exp\":\"x\"} | json: invalid number literal, trying to unmarshal \"x\" into Number",
                "{\"exp\":\" 1\"} | json: invalid number literal, trying to unmarshal \" 1\" into Number",
                "{\"exp\":\"null\"} | json: invalid number literal, trying to unmarshal \"null\" into Number",
                "{\"exp\":true} | json: cannot unmarshal bool into Go value of type json.Number",
                "{\"_claim_sources\":5} | json: cannot unmarshal number into Go struct field idToken._claim_sources of type map[string]oidc.claimSource",
            })
    void a_claim_of_the_wrong_type_spoils_the_token(String payload, String problem) {
        assertThat(problem(payload)).isEqualTo("oidc: failed to unmarshal claims: " + problem);
    }

    @Test
    void a_source_that_a_claim_names_must_be_there() {
        assertThat(problem("{\"_claim_names\":{\"a\":\"\"}}"))
                .isEqualTo("oidc: failed to obtain source from claim name");
        assertThat(problem("{\"_claim_names\":{\"a\":\"s\"}}")).isEqualTo("oidc: source does not exist");
        assertThat(problem("{\"_claim_names\":{\"a\":\"s\"},\"_claim_sources\":{\"s\":5}}"))
                .startsWith("oidc: failed to unmarshal claims: ");
        assertThat(read("{\"_claim_names\":{\"a\":\"s\"},\"_claim_sources\":{\"s\":null}}"))
                .isNotNull();
    }

    @Test
    void a_token_without_expiry_has_expired_in_the_year_1() {
        IdToken token = read("{}");
        assertThat(token.expiry().isBefore(NOW)).isTrue();
        assertThat(token.expiry()).hasToString("0001-01-01 00:00:00 +0000 UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "\"%d\"", "%d.9", "%de0"})
    void a_token_expires_with_the_second_of_its_expiry(String form) {
        assertThat(expiry(form.formatted(NOW_SECONDS)).isBefore(NOW)).isTrue();
        assertThat(expiry(form.formatted(NOW_SECONDS)).isBefore(Instant.ofEpochSecond(NOW_SECONDS)))
                .isFalse();
        assertThat(expiry(form.formatted(NOW_SECONDS + 1)).isBefore(NOW)).isFalse();
    }

    @Test
    void an_expiry_beyond_what_go_can_hold_lies_in_the_past() {
        assertThat(expiry("9223371974719179007").isBefore(NOW)).isFalse();
        assertThat(expiry("9223371974719179008").isBefore(NOW)).isTrue();
        assertThat(expiry("9223372036854775807").isBefore(NOW)).isTrue();
        assertThat(expiry("1e19").isBefore(NOW)).isTrue();
        assertThat(expiry("-1e19").isBefore(NOW)).isTrue();
    }

    @Test
    void null_is_no_not_before() {
        assertThat(read("{\"nbf\":null}").notBefore()).isNull();
        assertThat(read("{\"nbf\":1,\"NBF\":null}").notBefore()).isNull();
        assertThat(read("{\"nbf\":0}").notBefore()).isNotNull();
    }

    @Test
    void a_moment_lies_after_another_by_whole_seconds() {
        TokenTime time = TokenTime.ofUnix(NOW_SECONDS + 1);
        assertThat(time.isAfter(NOW)).isTrue();
        assertThat(time.isAfter(NOW.plusMillis(500))).isFalse();
        assertThat(time).hasToString("2026-11-22 17:06:28 +0000 UTC");
    }

    private static TokenTime expiry(String json) {
        return read("{\"exp\":" + json + "}").expiry();
    }

    private static IdToken read(String payload) {
        Outcome<IdToken> outcome = IdToken.read(Json.value(payload));
        assertThat(outcome).isInstanceOf(Success.class);
        return ((Success<IdToken>) outcome).value();
    }

    private static String problem(String payload) {
        Outcome<IdToken> outcome = IdToken.read(Json.value(payload));
        assertThat(outcome).isInstanceOf(Problem.class);
        return ((Problem<IdToken>) outcome).message();
    }
}
