package io.github.kubeauthn.sa.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.sa.TestTokens;
import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.testkit.pki.Pem;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {

    @Test
    void the_first_private_key_of_a_text_counts_and_keeps_the_id_of_its_public_part() {
        assertThat(parse("junk\n" + TestTokens.EC + TestTokens.RSA)
                        .verificationKey()
                        .keyId())
                .isEqualTo(TestTokens.EC_ID);
        assertThat(parse(TestTokens.RSA + TestTokens.EC).verificationKey().keyId())
                .isEqualTo(TestTokens.RSA_ID);
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, ES256", "secp384r1, ES384", "secp521r1, ES512"})
    void the_curve_decides_the_algorithm(String curve, String algorithm) {
        KeyPair pair = KeyPairs.ec(curve);

        SigningKey inMemory = SigningKey.of(pair);
        SigningKey inPkcs8 = parse(Pem.of(pair.getPrivate()));

        assertThat(inMemory.toString())
                .isEqualTo("SigningKey[" + algorithm + ", "
                        + inMemory.verificationKey().keyId() + "]");
        assertThat(inPkcs8.verificationKey()).isEqualTo(inMemory.verificationKey());
    }

    @Test
    void a_public_key_signs_nothing(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("sa.pub"), Pem.of(KeyPairs.p256().getPublic()));

        assertThatThrownBy(() -> SigningKey.read(file, "sa.pub"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "error reading private key file sa.pub: data does not contain a valid RSA or ECDSA private key");
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing() {
        assertThatThrownBy(() -> SigningKey.read(Path.of("no-such-file"), "sa.key"))
                .hasMessage("open sa.key: no such file or directory");
    }

    @Test
    void the_type_of_a_block_decides_what_it_may_hold() {
        assertThatThrownBy(() -> parse(TestTokens.RSA.replace("PRIVATE KEY", "RSA PRIVATE KEY")))
                .hasMessage("data does not contain a valid RSA or ECDSA private key");
        assertThatThrownBy(() -> parse(TestTokens.RSA.replace("PRIVATE KEY", "PUBLIC KEY")))
                .hasMessage("data does not contain a valid RSA or ECDSA private key");
    }

    @Test
    void a_key_that_nobody_would_believe_is_refused() {
        KeyPair small = KeyPairs.rsa(512);
        KeyPair one = KeyPairs.rsa(1024);
        KeyPair other = KeyPairs.rsa(1024);

        assertThatThrownBy(() -> SigningKey.of(small)).hasMessageContaining("512 bits");
        assertThatThrownBy(() -> SigningKey.of(new KeyPair(one.getPublic(), other.getPrivate())))
                .hasMessageContaining("inconsistent");
    }

    @Test
    void an_RSA_key_one_of_whose_numbers_is_not_that_of_the_others_is_refused() throws Exception {
        KeyPair pair = KeyPairs.rsa(1024);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
        RSAPrivateCrtKey other = (RSAPrivateCrtKey) KeyPairs.rsa(1024).getPrivate();
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        BigInteger dp = key.getPrimeExponentP();
        BigInteger dq = key.getPrimeExponentQ();
        BigInteger inverse = key.getCrtCoefficient();

        assertThat(SigningKey.of(rsa(pair, p, q, dp, dq, inverse))).isNotNull();
        for (KeyPair wrong : List.of(
                rsa(pair, other.getPrimeP(), q, dp, dq, inverse),
                rsa(pair, p, other.getPrimeQ(), dp, dq, inverse),
                rsa(pair, key.getModulus(), BigInteger.ONE, dp, dq, inverse),
                rsa(pair, BigInteger.ONE, key.getModulus(), dp, dq, inverse),
                rsa(pair, p, q, other.getPrimeExponentP(), dq, inverse),
                rsa(pair, p, q, dp, other.getPrimeExponentQ(), inverse),
                rsa(pair, p, q, dp, dq, other.getCrtCoefficient()))) {
            assertThatThrownBy(() -> SigningKey.of(wrong)).hasMessageContaining("inconsistent");
        }
    }

    private static KeyPair rsa(
            KeyPair pair, BigInteger p, BigInteger q, BigInteger dp, BigInteger dq, BigInteger inverse)
            throws Exception {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
        return new KeyPair(
                pair.getPublic(),
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new RSAPrivateCrtKeySpec(
                                key.getModulus(),
                                key.getPublicExponent(),
                                key.getPrivateExponent(),
                                p,
                                q,
                                dp,
                                dq,
                                inverse)));
    }

    @Test
    void a_key_of_another_kind_is_refused() throws Exception {
        KeyPair ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThatThrownBy(() -> SigningKey.of(ed25519)).isInstanceOf(InvalidConfigurationException.class);
        assertThatThrownBy(() -> parse(Pem.of(ed25519.getPrivate()))).isInstanceOf(InvalidConfigurationException.class);
    }

    private static SigningKey parse(String pem) {
        return SigningKey.parse(pem.getBytes(StandardCharsets.US_ASCII));
    }
}
