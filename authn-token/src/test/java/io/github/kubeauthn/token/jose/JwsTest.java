package io.github.kubeauthn.token.jose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwsTest {

    private static final String CRYPTO_FAILURE = "go-jose/go-jose: error in cryptographic primitive";

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of(Signed.RS256, Signed.RSA_1024),
                Arguments.of(Signed.RS384, Signed.RSA_1024),
                Arguments.of(Signed.RS512, Signed.RSA_1024),
                Arguments.of(Signed.PS256, Signed.RSA_1024),
                Arguments.of(Signed.PS256_NO_SALT, Signed.RSA_1024),
                Arguments.of(Signed.PS256_LONG_SALT, Signed.RSA_1024),
                Arguments.of(Signed.PS256_1025, Signed.RSA_1025),
                Arguments.of(Signed.PS384, Signed.RSA_1024),
                Arguments.of(Signed.PS512_SHORT_SALT, Signed.RSA_1024),
                Arguments.of(Signed.ES256, Signed.P256),
                Arguments.of(Signed.ES384, Signed.P384),
                Arguments.of(Signed.ES512, Signed.P521),
                Arguments.of(Signed.ES384_BY_P256, Signed.P256),
                Arguments.of(Signed.ES512_BY_P256, Signed.P256),
                Arguments.of(Signed.ES256_BY_P224, Signed.P224),
                Arguments.of(Signed.B64_FALSE, Signed.RSA_1024),
                Arguments.of(Signed.B64_FALSE_TEXT, Signed.RSA_1024),
                Arguments.of(Signed.CRIT_B64, Signed.RSA_1024),
                Arguments.of(Signed.CRIT_NULL, Signed.RSA_1024),
                Arguments.of(Signed.KID, Signed.RSA_1024));
    }

    @ParameterizedTest
    @MethodSource("good")
    void verifies_what_go_jose_verifies(String token, PublicKey key) {
        assertThat(verify(token, key))
                .isInstanceOfSatisfying(
                        VerifiedJws.class,
                        verified -> assertThat(verified.payload()).isInstanceOf(WellFormed.class));
    }

    @ParameterizedTest
    @MethodSource("good")
    void verifies_nothing_that_was_changed(String token, PublicKey key) {
        int payload = token.indexOf('.') + 1;
        int signature = token.lastIndexOf('.') + 1;

        assertThat(verify(change(token, payload + 10), key)).isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
        assertThat(verify(change(token, signature + 10), key))
                .isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
        assertThat(verify(token.substring(0, token.length() - 4), key))
                .isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
        assertThat(verify(token.substring(0, signature), key))
                .isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("a DigestInfo without NULL", Signed.RS256_WITHOUT_NULL, Signed.RSA_1024, CRYPTO_FAILURE),
                Arguments.of("another key", Signed.RS256, Signed.RSA_1025, CRYPTO_FAILURE),
                Arguments.of("a key of another kind", Signed.RS256, Signed.P256, CRYPTO_FAILURE),
                Arguments.of("an RSA key for ECDSA", Signed.ES256, Signed.RSA_1024, CRYPTO_FAILURE),
                Arguments.of("a key on another curve", Signed.ES256, Signed.P384, CRYPTO_FAILURE),
                Arguments.of("an extension that nobody knows", Signed.CRIT_EXP, Signed.RSA_1024, CRYPTO_FAILURE),
                Arguments.of(
                        "no list of extensions",
                        Signed.CRIT_TEXT,
                        Signed.RSA_1024,
                        "json: cannot unmarshal string into Go value of type []string"),
                Arguments.of(
                        "an extension that is no text",
                        Signed.CRIT_NUMBER,
                        Signed.RSA_1024,
                        "json: cannot unmarshal number into Go value of type string"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refuses(String what, String token, PublicKey key, String message) {
        assertThat(verify(token, key)).isEqualTo(new JwsVerification.Unverified(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "EdDSA", "rs256", "RS256 ", ""})
    void no_other_algorithm_verifies(String algorithm) {
        String token = encode("{\"alg\":\"" + algorithm + "\"}") + Signed.RS256.substring(Signed.RS256.indexOf('.'));

        assertThat(verify(token, Signed.RSA_1024)).isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
        assertThat(verify(token, Signed.P256)).isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
    }

    /** Runs on the Amazon Corretto Crypto Provider where it works, elsewhere on the built-in engine again. */
    @ParameterizedTest
    @MethodSource("good")
    void the_fastest_engine_verifies_the_same(String token, PublicKey key) {
        JwsKey fast = JwsKey.of(key, SignatureEngine.fastest());
        int signature = token.lastIndexOf('.') + 1;

        assertThat(((Jws) Jws.read(token)).verify(fast)).isInstanceOf(VerifiedJws.class);
        assertThat(((Jws) Jws.read(change(token, signature + 10))).verify(fast))
                .isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
        assertThat(((Jws) Jws.read(token.substring(0, token.length() - 4))).verify(fast))
                .isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
        assertThat(((Jws) Jws.read(token.substring(0, signature))).verify(fast))
                .isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void the_fastest_engine_refuses_the_same(String what, String token, PublicKey key, String message) {
        JwsKey fast = JwsKey.of(key, SignatureEngine.fastest());

        assertThat(((Jws) Jws.read(token)).verify(fast)).isEqualTo(new JwsVerification.Unverified(message));
    }

    @Test
    void white_space_and_spare_bits_count_for_nothing() {
        String spaced = "\u00a0" + String.join(" . ", Signed.RS256.split("\\.")) + "\t\n\u3000";
        assertThat(verify(spaced, Signed.RSA_1024)).isInstanceOf(VerifiedJws.class);

        int header = Signed.SPARE_BITS.indexOf('.');
        String otherBits = change(Signed.SPARE_BITS, header - 1);
        assertThat(otherBits).isNotEqualTo(Signed.SPARE_BITS);
        assertThat(verify(otherBits, Signed.RSA_1024)).isInstanceOf(VerifiedJws.class);
    }

    @Test
    void no_header_or_an_empty_one_verifies_nothing() {
        String rest = Signed.RS256.substring(Signed.RS256.indexOf('.'));

        assertThat(verify(rest, Signed.RSA_1024)).isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
        assertThat(verify(encode("null") + rest, Signed.RSA_1024))
                .isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
        assertThat(verify(encode("{}") + rest, Signed.RSA_1024))
                .isEqualTo(new JwsVerification.Unverified(CRYPTO_FAILURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c.d", "a.b.c.d.e", "...."})
    void a_token_has_three_parts(String token) {
        assertThat(Jws.read(token))
                .isEqualTo(new JwsReading.Malformed("go-jose/go-jose: compact JWS format must have three parts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.e30.YQ | illegal base64 data at input byte 0",
                "e30.=.YQ | illegal base64 data at input byte 0",
                "e30.e30.YQ== | illegal base64 data at input byte 2",
                "{}.e30.YQ | illegal base64 data at input byte 0",
                "e.e30.YQ | illegal base64 data at input byte 0",
            })
    void each_part_is_base64url_without_padding(String token, String message) {
        assertThat(Jws.read(token)).isEqualTo(new JwsReading.Malformed(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[] | json: cannot unmarshal array into Go value of type jose.rawHeader",
                "\"x\" | json: cannot unmarshal string into Go value of type jose.rawHeader",
                "{ | unexpected end of JSON input",
                "{\"alg\":\"RS256\"}x | invalid character 'x' after top-level value",
                "{\"alg\":\"RS256\",\"alg\":\"RS256\"} | json: duplicate key 'alg' in object",
                "{\"a\":{\"b\":1,\"b\":2}} | failed to unmarshal value: json: duplicate key 'b' in object",
                "{\"a\":1e999} | failed to unmarshal value: json: cannot unmarshal number 1e999 into Go value of type float64",
                "{\"alg\":1} | failed to unmarshal algorithm: json: cannot unmarshal number into Go value of type string",
                "{\"kid\":[]} | failed to unmarshal key ID: json: cannot unmarshal array into Go value of type string",
                "{\"nonce\":{}} | failed to unmarshal nonce: json: cannot unmarshal object into Go value of type string",
                "{\"x5c\":\"\"} | failed to unmarshal x5c header: json: cannot unmarshal string into Go value of type []string",
                "{\"x5c\":[1]} | failed to unmarshal x5c header: json: cannot unmarshal number into Go value of type string",
                "{\"x5c\":[\"!\"]} | failed to unmarshal x5c header: illegal base64 data",
                "{\"x5c\":[\"AAAA\"]} | failed to unmarshal x5c header: x509: malformed certificate",
                "{\"jwk\":{}} | failed to unmarshal JWK: go-jose/go-jose: unknown json web key type ''",
                "{\"jwk\":1} | failed to unmarshal JWK: json: cannot unmarshal number into Go value of type jose.rawJSONWebKey",
                "{\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}} | go-jose/go-jose: invalid embedded jwk, must be public key",
            })
    void a_header_must_be_readable(String header, String message) {
        assertThat(Jws.read(encode(header) + ".e30.YQ")).isEqualTo(new JwsReading.Malformed(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"ALG\":1,\"Kid\":2}",
                "{\"a\":{\"b\":1,\"B\":2}}",
                "{\"alg\":null,\"kid\":null,\"jwk\":null,\"x5c\":null,\"nonce\":null}",
                "{\"x5c\":[]}",
                "{\"crit\":1,\"b64\":[],\"enc\":\"A128GCM\"}",
                "{\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQAB\"}}",
                " {\"alg\":\"RS256\"}\n",
            })
    void anything_else_may_stand_in_a_header(String header) {
        assertThat(Jws.read(encode(header) + ".e30.YQ")).isInstanceOf(Jws.class);
    }

    @Test
    void a_header_tells_its_parameters() {
        Jws jws = (Jws) Jws.read(Signed.KID);

        assertThat(jws.header().keyId()).isEqualTo("k1");
        assertThat(jws.header().algorithm()).isEqualTo("RS256");
        assertThat(jws.header().parameter("typ")).isPresent();
        assertThat(jws.header().parameter("cty")).isEmpty();
    }

    @Test
    void a_deep_header_is_no_danger() {
        String deep = "{\"alg\":\"RS256\",\"x\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";

        assertThat(Jws.read(encode(deep) + ".e30.YQ")).isInstanceOf(Jws.class);
    }

    @Test
    void a_private_key_in_a_header_is_refused_without_a_look_at_its_numbers() {
        String huge = "_".repeat(400_000);
        String header = "{\"jwk\":{\"kty\":\"RSA\",\"n\":\"" + huge + "\",\"e\":\"AQAB\",\"d\":\"" + huge
                + "\",\"p\":\"" + huge + "\",\"q\":\"" + huge + "\"}}";

        assertThat(Jws.read(encode(header) + ".e30.YQ"))
                .isEqualTo(new JwsReading.Malformed("go-jose/go-jose: invalid embedded jwk, must be public key"));
    }

    @Test
    void nothing_of_a_token_shows() {
        assertThat(Jws.read(Signed.KID)).hasToString("Jws[11 bytes of payload]");
    }

    static JwsVerification verify(String token, PublicKey key) {
        return ((Jws) Jws.read(token)).verify(JwsKey.of(key));
    }

    static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String change(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : token.charAt(at) == 'Q' ? 'R' : 'A';
        other = at == token.indexOf('.') - 1 ? (char) (token.charAt(at) + 1) : other;
        return token.substring(0, at) + other + token.substring(at + 1);
    }
}
