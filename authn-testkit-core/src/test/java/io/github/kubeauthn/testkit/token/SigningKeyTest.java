package io.github.kubeauthn.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.testkit.pki.Pem;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    /** As OpenSSL writes a key on P-256; the id was asked of kube-apiserver. */
    private static final String EC = """
            -----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIJIPcDOVd8zAcR3f//43iCwMkSFPwBXL702keWLFd5vfoAoGCCqGSM49
            AwEHoUQDQgAEkuBkgO5kcxMyx//pK+dcP+kaTCYfdZ4F0Jr1ew/dqe0Ar7DLESLi
            rf7BSnRAN6dURuxNJArPWions+J2fVzNOA==
            -----END EC PRIVATE KEY-----
            """;

    @Test
    void a_key_of_a_file_has_the_id_that_kubernetes_gives_it() {
        assertThat(SigningKey.parse("text in front\n" + EC).keyId())
                .isEqualTo("S983qLuyZBK2PhTAOsVoUC5cK7oehVu4E9p5RzwrPVE");
    }

    @Test
    void a_key_that_was_written_down_is_the_same() {
        SigningKey rsa = SigningKey.of(KeyPairs.rsa(1024));

        assertThat(SigningKey.parse(rsa.privatePem()).publicPem()).isEqualTo(rsa.publicPem());
    }

    @Test
    void a_text_without_a_private_key_is_refused() {
        assertThatThrownBy(() -> SigningKey.parse(SigningKey.p256().publicPem()))
                .hasMessage("there is no private key in this text");
        assertThatThrownBy(() -> SigningKey.parse(Pem.block("PRIVATE KEY", new byte[3])))
                .hasMessage("the private key cannot be read");
    }
}
