package io.github.kubeauthn.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.testkit.clock.ManualClock;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Service account tokens claim what those of kube-apiserver claim. */
class ServiceAccountTokensTest {

    private static final String ISSUER = "https://kubernetes.default.svc";

    private final SigningKey key = SigningKey.p256();
    private final ServiceAccountTokens tokens =
            ServiceAccountTokens.of(ISSUER, key, ManualClock.at("2026-03-01T12:00:00Z"));

    @Test
    void a_bound_token_is_for_its_issuer_for_an_hour() {
        assertThat(payload(tokens.bound("shop", "cart", "u-1").sign()))
                .isEqualTo("{\"iat\":1772366400,\"nbf\":1772366400,\"exp\":1772370000,"
                        + "\"aud\":[\"https://kubernetes.default.svc\"],\"iss\":\"https://kubernetes.default.svc\","
                        + "\"jti\":\"0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d\","
                        + "\"kubernetes.io\":{\"namespace\":\"shop\",\"serviceaccount\":{\"name\":\"cart\",\"uid\":\"u-1\"}},"
                        + "\"sub\":\"system:serviceaccount:shop:cart\"}");
    }

    @Test
    void a_token_names_what_it_is_bound_to() {
        assertThat(payload(tokens.boundToPod("shop", "cart", "u-1", "cart-0", "p-1")
                        .sign()))
                .contains("\"kubernetes.io\":{\"namespace\":\"shop\",\"pod\":{\"name\":\"cart-0\",\"uid\":\"p-1\"},");
        assertThat(payload(tokens.boundToSecret("shop", "cart", "u-1", "session", "s-1")
                        .sign()))
                .contains("\"secret\":{\"name\":\"session\",\"uid\":\"s-1\"},");
        assertThat(payload(tokens.boundToNode("shop", "cart", "u-1", "worker-1", "n-1")
                        .sign()))
                .contains("\"node\":{\"name\":\"worker-1\",\"uid\":\"n-1\"},");
    }

    @Test
    void a_legacy_token_never_expires() {
        assertThat(payload(tokens.legacy("shop", "cart", "u-1", "cart-token").sign()))
                .isEqualTo("{\"iss\":\"kubernetes/serviceaccount\","
                        + "\"kubernetes.io/serviceaccount/namespace\":\"shop\","
                        + "\"kubernetes.io/serviceaccount/secret.name\":\"cart-token\","
                        + "\"kubernetes.io/serviceaccount/service-account.name\":\"cart\","
                        + "\"kubernetes.io/serviceaccount/service-account.uid\":\"u-1\","
                        + "\"sub\":\"system:serviceaccount:shop:cart\"}");
    }

    @Test
    void a_token_is_signed_by_the_key_that_its_header_names() throws Exception {
        SigningKey rsa = SigningKey.rsa();
        String token = tokens.withKey(rsa).bound("shop", "cart", "u-1").sign();
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(rsa.keys().getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"kid\":\"" + rsa.keyId() + "\"}");
    }

    @Test
    void an_issuer_may_have_audiences_of_its_own() {
        ServiceAccountTokens others =
                new ServiceAccountTokens(ISSUER, List.of("api", "vault"), key, ManualClock.at("2026-03-01T12:00:00Z"));

        assertThat(payload(others.bound("shop", "cart", "u-1").sign())).contains("\"aud\":[\"api\",\"vault\"]");
        assertThat(others).asString().doesNotContain("PRIVATE");
    }

    private static String payload(String token) {
        return decoded(token.split("\\.")[1]);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
