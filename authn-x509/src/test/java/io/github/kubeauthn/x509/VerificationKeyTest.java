package io.github.kubeauthn.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.testkit.pki.Pem;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationKeyTest {

    private static final KeyPair RSA = KeyPairs.rsa(1024);
    private static final KeyPair EC = KeyPairs.p256();

    private static final String SEC1 = """
            -----BEGIN EC PRIVATE KEY-----
            MGgCAQEEHHvs5N1IYWqgR0Ea/5K7o3cxug6in+h3bU/5cHugBwYFK4EEACGhPAM6
            AARTFvxls8OLfK+rabg09yfXu8v96FLDlooJM9d5wbBPI6txrg5BX3euIpeoMTMX
            sZ1UKO/uBnDZOw==
            -----END EC PRIVATE KEY-----
            """;

    private static final String SEC1_PUBLIC =
            "ME4wEAYHKoZIzj0CAQYFK4EEACEDOgAEUxb8ZbPDi3yvq2m4NPcn17vL/ehSw5aKCTPXecGwTyOrca4OQV93riKXqDEzF7GdVCjv7gZw2Ts=";

    private static final String PKCS1 = """
            -----BEGIN RSA PRIVATE KEY-----
            MIICXAIBAAKBgQCfYbpZnhuKg+mXmGZKhD3Ersv+5Kwc+e67nHSz59dkdjpGw69s
            uKVLWU2TgaRLLhfQzD/nr4W4R+g91ipCwP8zxoV9Rqshe6EhmKQWLOyv471i8n3C
            SPTcTo3pqfVgt4sf1mFbRxu23k5P8UckpogXRO0k7xYnchIRtdYGV7G5nQIDAQAB
            AoGAEV82T9LRJyuiIB0jFx+rWN8BiqaTkPP3/rh6qupL+p39U528JvJIR/pzn26L
            wQsE2wQMOh1SSqgByw2nHRAKsMa6iY1kXn4U0TeBG7BkkMujFeWUnNiH+T3ihz4W
            z2hLeE2T1BOgjn0gh4ytMvO6/+CBvOMwRjC4CH6zBuvteXECQQDM+8ccBh6SlY8J
            aCKiBKmXRlF72Gn1DTCt6N4IRBJaSTbJNeO6JEGf3fCxY1CltA/y9XEvcObNO+2I
            s1OXzpHNAkEAxwyAWW8WllHnJMZOWyuAOKs6sGznHDpkifVhejcSWYjiUjdMBuaX
            j6pJ+OmskOYa4zS/Pw2JXAhQ26XlnUM3EQJAeQzeonACsfHcTGPQv/kc5ZbDG+3L
            dMlbS/hO1nbMl8DQt7Y5S32Ju4znTPoncBOLr6C+PJPh2KVhOu8bmHSGqQJBAJ+4
            XFVnWoyMdBmCNuXZZi4S2CkxedGg2YQKLonPHx5RRKoMTSlMZ1mUn37ootwyiGjA
            rqV9yzbaRWe7GyCyCsECQEv+XEXNdUcXtPg5JsczR+/fFuqftSKqReQjXAbj6Hpa
            p0+7oDI1R9/ygSS/gIVy/pMSwY+e69dz6ZOKIEt9D1c=
            -----END RSA PRIVATE KEY-----
            """;

    private static final String PKCS1_PUBLIC =
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCfYbpZnhuKg+mXmGZKhD3Ersv+5Kwc+e67nHSz59dkdjpGw69suKVLWU2TgaRLLhfQzD/n"
                    + "r4W4R+g91ipCwP8zxoV9Rqshe6EhmKQWLOyv471i8n3CSPTcTo3pqfVgt4sf1mFbRxu23k5P8UckpogXRO0k7xYnchIRtdYG"
                    + "V7G5nQIDAQAB";

    @Test
    void public_keys_are_read_in_order() {
        String pem = Pem.block("PUBLIC KEY", RSA.getPublic().getEncoded())
                + Pem.block("PUBLIC KEY", EC.getPublic().getEncoded());

        assertThat(read(pem)).extracting(key -> key.publicKey().getAlgorithm()).containsExactly("RSA", "EC");
        assertThat(read(pem))
                .extracting(VerificationKey::encoded)
                .containsExactly(RSA.getPublic().getEncoded(), EC.getPublic().getEncoded());
    }

    @Test
    void what_a_block_is_called_does_not_matter() {
        assertThat(read(Pem.block("WHATEVER", RSA.getPublic().getEncoded()))).hasSize(1);
    }

    @Test
    void a_certificate_stands_for_its_key() {
        TestCa ca = TestCa.named("ca");

        assertThat(read(ca.pem()))
                .extracting(VerificationKey::encoded)
                .containsExactly(ca.identity().keys().getPublic().getEncoded());
    }

    @Test
    void a_private_key_stands_for_its_public_part() {
        assertThat(encoded(PKCS1)).containsExactly(PKCS1_PUBLIC);
        assertThat(encoded(SEC1)).containsExactly(SEC1_PUBLIC);
        assertThat(read(Pem.block("PRIVATE KEY", RSA.getPrivate().getEncoded())))
                .extracting(VerificationKey::encoded)
                .containsExactly(RSA.getPublic().getEncoded());
    }

    @Test
    void an_ec_key_in_pkcs8_does_not_as_in_kubernetes() {
        assertThatThrownBy(() -> read(Pem.block("PRIVATE KEY", EC.getPrivate().getEncoded())))
                .hasMessage("data does not contain any valid RSA or ECDSA public keys");
    }

    @Test
    void a_private_key_whose_numbers_do_not_belong_together_is_none() {
        assertThatThrownBy(() -> read(PKCS1.replace("AoGAEV82", "AoGAEV83")))
                .hasMessage("data does not contain any valid RSA or ECDSA public keys");
    }

    @Test
    void other_keys_and_nonsense_are_passed_over() throws Exception {
        PublicKey ed25519 =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        String pem = Pem.block("PUBLIC KEY", ed25519.getEncoded())
                + Pem.block("PUBLIC KEY", new byte[10])
                + Pem.block("PUBLIC KEY", Arrays.copyOf(RSA.getPublic().getEncoded(), 163))
                + "text\n"
                + SEC1;

        assertThat(encoded(pem)).containsExactly(SEC1_PUBLIC);
    }

    @Test
    void the_key_id_is_that_of_kubernetes() throws Exception {
        assertThat(read(SEC1).get(0).keyId()).isEqualTo("JvukRqdjQPUMEBpoGQw6VSOaEvzctXaJaL8paGI1YJw");
    }

    @Test
    void equal_keys_are_equal_wherever_they_come_from() {
        VerificationKey one = read(Pem.block("X", EC.getPublic().getEncoded())).get(0);

        assertThat(VerificationKey.of(EC.getPublic())).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one).isNotEqualTo(read(SEC1).get(0));
    }

    @Test
    void a_key_that_can_verify_nothing_is_still_a_key() throws Exception {
        // 65 bits; Kubernetes starts with it.
        String tiny = "MCQwDQYJKoZIhvcNAQEBBQADEwAwEAIJAQAAAAAAAAABAgMBAAE=";
        VerificationKey key =
                read(Pem.block("PUBLIC KEY", Base64.getDecoder().decode(tiny))).get(0);

        assertThat(Base64.getEncoder().encodeToString(key.encoded())).isEqualTo(tiny);
        assertThatThrownBy(() ->
                        java.security.Signature.getInstance("SHA256withRSA").initVerify(key.publicKey()))
                .isInstanceOf(java.security.InvalidKeyException.class);
    }

    @Test
    void a_file_without_keys_is_refused_by_its_name(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("sa.pub"), "nothing here\n");

        assertThatThrownBy(() -> VerificationKey.readAll(file, "/etc/sa.pub"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("error reading public key file /etc/sa.pub: "
                        + "data does not contain any valid RSA or ECDSA public keys");
        assertThatThrownBy(() -> VerificationKey.readAll(folder.resolve("none"), "/etc/none"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("open /etc/none: no such file or directory");
    }

    @Test
    void a_key_does_not_show_its_numbers() {
        assertThat(read(PKCS1).get(0))
                .hasToString("VerificationKey[RSA, " + read(PKCS1).get(0).keyId() + "]");
    }

    private static List<String> encoded(String pem) {
        return read(pem).stream()
                .map(key -> Base64.getEncoder().encodeToString(key.encoded()))
                .toList();
    }

    private static List<VerificationKey> read(String pem) {
        return VerificationKey.parseAll(pem.getBytes(StandardCharsets.US_ASCII));
    }
}
