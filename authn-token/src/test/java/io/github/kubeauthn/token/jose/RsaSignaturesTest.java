package io.github.kubeauthn.token.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures by a key of which the private half is known, so that anything can be signed. */
class RsaSignaturesTest {

    private static final byte[] INPUT = "input".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256_INFO = "3031300d060960864801650304020105000420";

    private final RSAPrivateKey privateKey;
    private final RSAPublicKey publicKey;
    private final RsaSignatures signatures;

    RsaSignaturesTest() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair pair = generator.generateKeyPair();
        privateKey = (RSAPrivateKey) pair.getPrivate();
        publicKey = (RSAPublicKey) pair.getPublic();
        signatures = new RsaSignatures(publicKey.getModulus(), publicKey.getPublicExponent());
    }

    @ParameterizedTest
    @CsvSource({"SHA256withRSA, RS256", "SHA384withRSA, RS384", "SHA512withRSA, RS512"})
    void verifies_what_the_jdk_signs(String name, SignatureAlgorithm algorithm) throws Exception {
        Signature signer = Signature.getInstance(name);
        signer.initSign(privateKey);
        signer.update(INPUT);
        byte[] signature = signer.sign();

        assertThat(signatures.verifies(algorithm, INPUT, signature)).isTrue();
        assertThat(signatures.verifies(algorithm, new byte[0], signature)).isFalse();
        assertThat(signatures.verifies(algorithm, INPUT, Arrays.copyOf(signature, 129)))
                .isFalse();
        assertThat(signatures.verifies(algorithm, INPUT, Arrays.copyOf(signature, 127)))
                .isFalse();
    }

    @Test
    void verifies_one_encoding_of_a_hash() throws Exception {
        assertThat(verifiesEncoded("0001" + "ff".repeat(74) + "00" + SHA_256_INFO + hash()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0002 74*ff 00 INFO HASH",
                "0101 74*ff 00 INFO HASH",
                "0000 74*ff 00 INFO HASH",
                "0001 73*ff fe00 INFO HASH",
                "0001 fe 73*ff 00 INFO HASH",
                "0001 74*ff 01 INFO HASH",
                "0001 74*ff ff INFO HASH",
                "0001 8*ff 00 INFO HASH 66*00",
                "0001 73*ff 00 INFO HASH 00",
                "0001 76*ff 00 302f300b0609608648016503040201 0420 HASH",
                "0001 74*ff 00 3031300d060960864801650304020105000421 HASH",
                "0001 74*ff 00 3031300d060960864801650304020205000420 HASH",
                "0001 93*ff 00 HASH",
                "0001 74*ff 00 INFO 32*00",
                "128*00",
                "127*00 01"
            })
    void refuses_every_other_encoding(String encoding) throws Exception {
        StringBuilder hex = new StringBuilder();
        for (String part : encoding.split(" ")) {
            String digits = part.replace("INFO", SHA_256_INFO).replace("HASH", hash());
            int times = digits.indexOf('*');
            hex.append(
                    times < 0
                            ? digits
                            : digits.substring(times + 1).repeat(Integer.parseInt(digits.substring(0, times))));
        }
        assertThat(hex).hasSize(256);

        assertThat(verifiesEncoded(hex.toString())).isFalse();
    }

    @Test
    void refuses_a_number_that_is_not_below_the_modulus() throws Exception {
        BigInteger signature = sign("0001" + "ff".repeat(74) + "00" + SHA_256_INFO + hash());

        assertThat(verifies(signature)).isTrue();
        assertThat(verifies(publicKey.getModulus())).isFalse();
        BigInteger equivalent = signature.add(publicKey.getModulus());
        assertThat(equivalent.bitLength() <= 1024 && verifies(equivalent)).isFalse();
    }

    private boolean verifiesEncoded(String hex) {
        return verifies(sign(hex));
    }

    private boolean verifies(BigInteger signature) {
        byte[] number = signature.toByteArray();
        byte[] bytes = new byte[128];
        int length = Math.min(number.length, 128);
        System.arraycopy(number, number.length - length, bytes, 128 - length, length);
        return signatures.verifies(SignatureAlgorithm.RS256, INPUT, bytes);
    }

    private BigInteger sign(String hex) {
        return new BigInteger(hex, 16).modPow(privateKey.getPrivateExponent(), publicKey.getModulus());
    }

    private static String hash() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(INPUT));
    }
}
