package io.github.kubeauthn.token.jose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebKeyTest {

    /** The key of {@link Signed#P256}. */
    private static final Map<String, String> EC = Map.of(
            "kty", "\"EC\"",
            "crv", "\"P-256\"",
            "x", "\"Jkg9T6Ylk1GxB2mImD1TyWGkq66e_W6p6spJrnIV6eE\"",
            "y", "\"e80W_UZT0DaXxCrgPK8X8Yh2Unwvl1qE7E5o8RSE0lk\"");

    private static final String EC_D = "\"hM5eSLSkZzu-mSq9NubW04Gnwfno9j_fJDjZH5ZmS0k\"";

    /** A certificate of that key. */
    private static final String CERTIFICATE =
            "MIIBBTCBraADAgECAgEBMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMTAWMwIBcNNzAwMTAxMDAwMDAwWhgPMjA5NjEwMD"
                    + "IwNzA2NDBaMAwxCjAIBgNVBAMTAWMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQmSD1PpiWTUbEHaYiYPVPJYaSr"
                    + "rp79bqnqykmuchXp4XvNFv1GU9A2l8Qq4DyvF/GIdlJ8L5dahOxOaPEUhNJZMAoGCCqGSM49BAMCA0cAMEQCIHy8fv"
                    + "v1ztD1Z6Nhjhnegupk3k9tFTdpE5bz6KbGdnbqAiB/DBIvTCPpWk4DcGj7LH75woUMVdOp/yY8Y3JhYj9OWQ==";

    /** The key of {@link Signed#RSA_1024}. */
    private static final Map<String, String> RSA = Map.of(
            "kty", "\"RSA\"",
            "e", "\"AQAB\"",
            "n",
                    "\""
                            + "4sjguOFvuN3a7Hq7UFYAGAOsGzW-9fT6pSJhbm2TUIPYXFkXWkSIvxkXASPf4IMOyjMy6aBW_duORLvcAXGREGx8iu"
                            + "zVQpgdbO8Z-nlODyb7uudsIBl11rxSN_-teXvG4r_OcooJG79YbVs5FsP2M4d4l6vXs5V05NgpeGH9jfU"
                            + "\"");

    private static final Map<String, String> RSA_PRIVATE = with(
            with(
                    with(
                            RSA,
                            "d",
                            "\""
                                    + "G7Pu15waRK_n3U6vcQSAZcPqaIyBM5Rlxc7_AzlOxIgb4Z60c-oT9ka_VlFROMtpqW47AD-o62vAOPSQedCrUpEFkR"
                                    + "Y5J6YPAf5o_m7hEKObjqQj8Be02R81HNCB76hN5vMD6-fiS2DrM7A1Zw49BXtl02xioBpz9voSJsOnceU"
                                    + "\""),
                    "p",
                    "\""
                            + "5i17AUJ6KpCD-x0ocT9naxqza3sZwlG6ozh567zl8o2An8IgeZpCMmX7x2kc9OSNW1CdIHQnsDTvgNYRlHnyiw"
                            + "\""),
            "q",
            "\"" + "_Dn0I3u99C-hX9j6lTMzDGGMhQPlBU1gbo7PlObW2fA7elXA9QsX6QXzpetZw1dpS6eYaO_hIkrcC7-g_IkRfw" + "\"");

    @Test
    void public_keys_verify() {
        assertThat(verify(Signed.ES256, EC)).isInstanceOf(VerifiedJws.class);
        assertThat(verify(Signed.RS256, RSA)).isInstanceOf(VerifiedJws.class);
        assertThat(verify(Signed.RS256, with(RSA, "alg", "\"ES256\""))).isInstanceOf(VerifiedJws.class);
    }

    @Test
    void private_and_symmetric_keys_verify_nothing() {
        JwsVerification.Unverified unsupported =
                new JwsVerification.Unverified("go-jose/go-jose: unsupported key type/format");

        assertThat(verify(Signed.ES256, with(EC, "d", EC_D))).isEqualTo(unsupported);
        assertThat(verify(Signed.RS256, RSA_PRIVATE)).isEqualTo(unsupported);
        assertThat(verify(Signed.RS256, Map.of("kty", "\"oct\"", "k", "\"\""))).isEqualTo(unsupported);
    }

    @Test
    void the_key_id_is_read() {
        assertThat(((JsonWebKey) read(with(EC, "kid", "\"a\""))).keyId()).isEqualTo("a");
        assertThat(((JsonWebKey) read(EC)).keyId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "Ag", "AAAAAAAAAAAA", "AQAAAAAAAAAA", "_____w", "gAAAAA"})
    void an_exponent_that_go_cannot_use_verifies_nothing(String exponent) {
        assertThat(verify(Signed.RS256, with(RSA, "e", "\"" + exponent + "\"")))
                .isEqualTo(new JwsVerification.Unverified("go-jose/go-jose: error in cryptographic primitive"));
    }

    @Test
    void a_short_or_even_modulus_verifies_nothing() {
        assertThat(verify(Signed.RS256, with(RSA, "n", "\"AQAB\"")))
                .isEqualTo(new JwsVerification.Unverified("go-jose/go-jose: error in cryptographic primitive"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "kty | \"ec\" | go-jose/go-jose: unknown json web key type 'ec'",
                "kty | 1 | json: cannot unmarshal number into Go value of type string",
                "crv | \"P-224\" | go-jose/go-jose: unsupported elliptic curve 'P-224'",
                "crv | null | go-jose/go-jose: unsupported elliptic curve ''",
                "crv | \"P-384\" | go-jose/go-jose: invalid EC public key, wrong length for x",
                "x | null | go-jose/go-jose: invalid EC key, missing x/y values",
                "x | \"\" | go-jose/go-jose: invalid EC public key, wrong length for x",
                "y | \"AA\" | go-jose/go-jose: invalid EC public key, wrong length for y",
                "y | \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\" | go-jose/go-jose: invalid EC key, X/Y are not on declared curve",
                "x | \"A=\" | illegal base64 data at input byte 1",
                "x | 1 | json: cannot unmarshal number into Go value of type string",
                "d | \"AA\" | go-jose/go-jose: invalid EC private key, wrong length for d",
                "use | [] | json: cannot unmarshal array into Go value of type string",
                "x5c | \"\" | json: cannot unmarshal string into Go value of type []string",
                "x5c | [\"\"] | go-jose/go-jose: failed to unmarshal x5c field: x509: malformed certificate",
                "x5u | \"https://example.com\" | json: cannot unmarshal string into Go value of type url.URL",
                "x5u | {\"Path\":1} | json: cannot unmarshal number into Go value of type string",
                "x5u | {\"User\":1} | json: cannot unmarshal number into Go value of type url.Userinfo",
                "x5t | \"AA\" | go-jose/go-jose: invalid JWK, x5t header is of incorrect size",
                "x5t | \"!\" | go-jose/go-jose: invalid JWK, x5t header has invalid encoding",
                "x5t | \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\" | go-jose/go-jose: invalid JWK, unable to hex decode x5t",
                "x5t#S256 | \"AAAAAAAAAAAAAAAAAAAAAAAAAAA\" | go-jose/go-jose: invalid JWK, x5t#S256 header is of incorrect size",
            })
    void refuses_what_go_jose_refuses(String field, String value, String message) {
        assertThat(read(with(EC, field, value))).isEqualTo(new JsonWebKeyReading.Malformed(message));
    }

    @Test
    void refuses_rsa_keys_that_do_not_fit_together() {
        assertThat(read(with(RSA, "n", "null")))
                .isEqualTo(new JsonWebKeyReading.Malformed("go-jose/go-jose: invalid RSA key, missing n/e values"));
        assertThat(read(with(RSA, "d", "\"AQ\"")))
                .isEqualTo(new JsonWebKeyReading.Malformed(
                        "go-jose/go-jose: invalid RSA private key, missing P value(s)"));
        JsonWebKeyReading.Malformed inconsistent =
                new JsonWebKeyReading.Malformed("crypto/rsa: the numbers of the private key do not belong together");
        assertThat(read(with(RSA_PRIVATE, "d", "\"AQ\""))).isEqualTo(inconsistent);
        assertThat(read(with(RSA_PRIVATE, "p", "\"Bw\""))).isEqualTo(inconsistent);
        assertThat(read(with(RSA_PRIVATE, "q", "\"\""))).isEqualTo(inconsistent);
        assertThat(read(with(RSA_PRIVATE, "e", "\"Ag\""))).isEqualTo(inconsistent);
        assertThat(read(with(with(with(RSA_PRIVATE, "dp", "\"AQ\""), "dq", "\"AQ\""), "qi", "\"AQ\"")))
                .isEqualTo(inconsistent);
    }

    @Test
    void other_keys_are_read_and_verify_nothing() {
        assertThat(read(Map.of("kty", "\"OKP\"", "crv", "\"Ed25519\"", "x", "\"AA\"")))
                .isInstanceOf(JsonWebKey.class);
        assertThat(read(Map.of("kty", "\"OKP\"", "crv", "\"X25519\"", "x", "\"AA\"")))
                .isEqualTo(new JsonWebKeyReading.Malformed("go-jose/go-jose: unknown curve X25519'"));
        assertThat(read(Map.of("kty", "\"oct\"")))
                .isEqualTo(new JsonWebKeyReading.Malformed(
                        "go-jose/go-jose: invalid OCT (symmetric) key, missing k value"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x5u | {}",
                "x5u | null",
                "x5u | {\"User\":{\"a\":1},\"Host\":\"h\",\"scheme\":1}",
                "x5c | []",
                "x5c | null",
                "x5t | \"\"",
                "x5t | \"AAAAAAAAAAAAAAAAAAAAAAAAAAA\"",
                "x5t | \"MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMA\"",
                "KTY | 1",
                "oth | 1"
            })
    void anything_else_may_stand_in_a_key(String field, String value) {
        assertThat(read(with(EC, field, value))).isInstanceOf(JsonWebKey.class);
    }

    @Test
    void a_certificate_must_be_for_the_key() {
        String chain = "[\"" + CERTIFICATE + "\"]";

        assertThat(read(with(EC, "x5c", chain))).isInstanceOf(JsonWebKey.class);
        assertThat(read(with(RSA, "x5c", chain)))
                .isEqualTo(new JsonWebKeyReading.Malformed(
                        "go-jose/go-jose: invalid JWK, public keys in key and x5c fields to not match"));
        assertThat(read(with(with(EC, "x5c", chain), "x5t", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAA\"")))
                .isEqualTo(new JsonWebKeyReading.Malformed(
                        "go-jose/go-jose: invalid JWK, x5c thumbprint does not match x5t value"));
        assertThat(read(with(Map.of("kty", "\"oct\"", "k", "\"AA\""), "x5c", chain)))
                .isEqualTo(new JsonWebKeyReading.Malformed(
                        "go-jose/go-jose: invalid JWK, found 'oct' (symmetric) key with cert chain"));
    }

    @Test
    void a_repeated_field_is_refused() {
        assertThat(read("{\"kty\":\"oct\",\"k\":\"\",\"a\":1,\"a\":2}"))
                .isEqualTo(new JsonWebKeyReading.Malformed("json: duplicate key 'a' in object"));
    }

    private static JwsVerification verify(String token, Map<String, String> key) {
        return ((Jws) Jws.read(token)).verify(((JsonWebKey) read(key)).jwsKey());
    }

    private static JsonWebKeyReading read(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        return read(json.append("}").toString());
    }

    private static JsonWebKeyReading read(String json) {
        WellFormed reading = (WellFormed) JsonDialect.ENCODING_JSON.read(json.getBytes(StandardCharsets.UTF_8));
        return JsonWebKey.read(reading.value());
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> copy = new TreeMap<>(fields);
        copy.put(name, value);
        return copy;
    }
}
