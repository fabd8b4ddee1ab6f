package io.github.kubeauthn.sa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.x509.VerificationKey;
import org.junit.jupiter.api.Test;

class ServiceAccountKeysTest {

    private final SigningKey other = SigningKey.p256();
    private final ServiceAccountKeys keys =
            TestTokens.keys(TestTokens.RSA, TestTokens.EC, other.publicPem(), TestTokens.RSA);

    @Test
    void the_id_of_a_key_is_that_of_kubernetes() {
        assertThat(keys.keys())
                .extracting(VerificationKey::keyId)
                .containsExactly(TestTokens.RSA_ID, TestTokens.EC_ID, other.keyId(), TestTokens.RSA_ID);
    }

    @Test
    void an_id_chooses_its_keys_and_no_id_chooses_all() {
        assertThat(keys.forId(TestTokens.EC_ID)).hasSize(1);
        assertThat(keys.forId(TestTokens.RSA_ID)).hasSize(2);
        assertThat(keys.forId("unknown")).isEmpty();
        assertThat(keys.forId("")).hasSize(4);
    }
}
