package io.github.kubeauthn.sa.publish;

import static io.github.kubeauthn.sa.TestTokens.EC;
import static io.github.kubeauthn.sa.TestTokens.RSA;
import static io.github.kubeauthn.sa.TestTokens.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.sa.ServiceAccountKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents were asked of kube-apiserver v1.37.2 for the same keys. */
class IssuerDiscoveryTest {

    @Test
    void the_documents_are_those_of_kubernetes_byte_by_byte() {
        IssuerDiscovery discovery =
                IssuerDiscovery.atAddress("https://issuer.example.com", "10.0.0.1:6443", keys(RSA, EC));

        assertThat(discovery.configuration())
                .asString()
                .isEqualTo("{\"issuer\":\"https://issuer.example.com\","
                        + "\"jwks_uri\":\"https://10.0.0.1:6443/openid/v1/jwks\","
                        + "\"response_types_supported\":[\"id_token\"],\"subject_types_supported\":[\"public\"],"
                        + "\"id_token_signing_alg_values_supported\":[\"ES256\",\"RS256\"]}");
        assertThat(discovery.keySet())
                .asString()
                .isEqualTo("{\"keys\":[{\"use\":\"sig\",\"kty\":\"RSA\","
                        + "\"kid\":\"J8M-R-Kqt0dr1FO0GCLTwrzEVAhMyEDHTmWVFn0h9xk\",\"alg\":\"RS256\","
                        + "\"n\":\"y5mxwpvwLdTgs9oAhVkaRyk0tIm-bNAbDd7gDja4xcs617GIHDt904QF03w4hGEBqvIvrOnEVlsRvnxR8N4YNcH7"
                        + "CMq42iLUGEpdCXknudSRqKasOpsrlJ6JTSlooD2P-i0GW5sv6RnRWlT1hKWaAWbZ3jcxyAd-aRySsr0OnZ0\","
                        + "\"e\":\"AQAB\"},{\"use\":\"sig\",\"kty\":\"EC\","
                        + "\"kid\":\"S983qLuyZBK2PhTAOsVoUC5cK7oehVu4E9p5RzwrPVE\",\"crv\":\"P-256\",\"alg\":\"ES256\","
                        + "\"x\":\"kuBkgO5kcxMyx__pK-dcP-kaTCYfdZ4F0Jr1ew_dqe0\","
                        + "\"y\":\"AK-wyxEi4q3-wUp0QDenVEbsTSQKz1oqJ7Pidn1czTg\"}]}");
    }

    @Test
    void a_key_set_may_be_served_elsewhere() {
        assertThat(IssuerDiscovery.of("https://x", "https://j/<k>?a&b", keys(EC))
                        .configuration())
                .asString()
                .contains("\"jwks_uri\":\"https://j/\\u003ck\\u003e?a\\u0026b\"");
        assertThatThrownBy(() -> IssuerDiscovery.of("https://x", "http://j", keys(EC)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("jwksURI requires https scheme, parsed as: http://j");
        assertThatThrownBy(() -> IssuerDiscovery.of("https://x", "%zz", keys(EC)))
                .hasMessage("parse \"%zz\": invalid URL escape \"%zz\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "http://x     | issuer URL must use https scheme, got: http://x",
                "plain        | issuer URL must use https scheme, got: plain",
                "https://x?y  | issuer URL may not include a query, got: https://x?y",
                "https://x#y  | issuer URL may not include a fragment, got: https://x#y",
                "://x         | parse \"://x\": missing protocol scheme",
                "''           | empty issuer URL",
            })
    void an_issuer_must_be_a_plain_https_url(String issuer, String message) {
        assertThatThrownBy(() -> IssuerDiscovery.atAddress(issuer, "10.0.0.1", keys(EC)))
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://a", "a/b", "a b", "a?b", "a#b", "u@a"})
    void an_address_must_be_a_host(String address) {
        assertThatThrownBy(() -> IssuerDiscovery.atAddress("https://x", address, keys(EC)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("attempted to build jwks_uri from external address " + address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:1", "[::1]", "[::1]:6443"})
    void an_address_may_have_a_port(String address) {
        assertThat(IssuerDiscovery.atAddress("https://x", address, keys(EC)).configuration())
                .asString()
                .contains("\"https://" + address + "/openid/v1/jwks\"");
    }

    @Test
    void there_must_be_a_key_to_publish() {
        assertThatThrownBy(() -> IssuerDiscovery.atAddress("https://x", "a", ServiceAccountKeys.of(List.of())))
                .hasMessage("no keys provided for validating keyset");
    }

    @Test
    void a_key_on_p_224_cannot_be_published() {
        String p224 = """
                -----BEGIN PUBLIC KEY-----
                ME4wEAYHKoZIzj0CAQYFK4EEACEDOgAEMDrZrsjzoLnM7n8aJAMsfQ4LTmXaW6g4
                BY6vOINKMiHbCXUDbzn5P8gd8IIEmRQwNdnAMziMFc8=
                -----END PUBLIC KEY-----
                """;
        assertThatThrownBy(() -> IssuerDiscovery.atAddress("https://x", "a", keys(EC, p224)))
                .hasMessage("could not marshal issuer discovery JSON, error: error constructing JWK for key #1:"
                        + " unknown private key curve, must be 256, 384, or 521");
    }
}
