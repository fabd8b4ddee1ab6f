package io.github.kubeauthn.x509.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Dsa;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCheckTest {

    private static final byte[] MESSAGE = "what is signed".getBytes(StandardCharsets.US_ASCII);
    private static final KeyPair RSA_KEYS = KeyPairs.rsa(1024);
    private static final KeyPair EC_KEYS = KeyPairs.p256();

    private static final String WITH_NULL = "3031300d060960864801650304020105000420";
    private static final String WITHOUT_NULL = "302f300b0609608648016503040201" + "0420";

    @Test
    void an_rsa_signature_counts() throws Exception {
        assertThat(rsa(SignatureAlgorithm.SHA256_RSA, sign("SHA256withRSA", RSA_KEYS)))
                .isEmpty();
        assertThat(rsa(SignatureAlgorithm.SHA384_RSA, sign("SHA384withRSA", RSA_KEYS)))
                .isEmpty();
        assertThat(rsa(SignatureAlgorithm.SHA512_RSA, sign("SHA512withRSA", RSA_KEYS)))
                .isEmpty();
    }

    @Test
    void an_rsa_signature_of_something_else_does_not() throws Exception {
        byte[] signature = sign("SHA256withRSA", RSA_KEYS);
        signature[100] ^= 1;

        assertThat(rsa(SignatureAlgorithm.SHA256_RSA, signature)).contains("crypto/rsa: verification error");
        assertThat(rsa(SignatureAlgorithm.SHA384_RSA, sign("SHA256withRSA", RSA_KEYS)))
                .isPresent();
    }

    /** The JDK takes it. */
    @Test
    void an_rsa_signature_whose_digest_info_lacks_null_parameters_does_not_count() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);

        assertThat(rsa(SignatureAlgorithm.SHA256_RSA, signEncoded(WITH_NULL, digest)))
                .isEmpty();
        assertThat(rsa(SignatureAlgorithm.SHA256_RSA, signEncoded(WITHOUT_NULL, digest)))
                .isPresent();
    }

    @Test
    void an_rsa_signature_is_as_long_as_the_modulus_and_smaller() throws Exception {
        byte[] signature = sign("SHA256withRSA", RSA_KEYS);
        byte[] longer = new byte[signature.length + 1];
        System.arraycopy(signature, 0, longer, 1, signature.length);
        BigInteger beyond = new BigInteger(1, signature).add(((RSAPublicKey) RSA_KEYS.getPublic()).getModulus());

        assertThat(rsa(SignatureAlgorithm.SHA256_RSA, longer)).isPresent();
        assertThat(rsa(SignatureAlgorithm.SHA256_RSA, Arrays.copyOf(signature, signature.length - 1)))
                .isPresent();
        assertThat(rsa(SignatureAlgorithm.SHA256_RSA, beyond.toByteArray())).isPresent();
    }

    @Test
    void an_rsa_key_below_1024_bits_does_not_count() throws Exception {
        KeyPair weak = KeyPairs.rsa(1023);

        assertThat(objection(SignatureAlgorithm.SHA256_RSA, rsaKey(weak), sign("SHA256withRSA", weak)))
                .contains("crypto/rsa: 1023-bit keys are insecure "
                        + "(see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)");
    }

    @Test
    void an_rsa_key_of_odd_numbers_only_counts() {
        BigInteger modulus = rsaKey(RSA_KEYS).modulus();

        assertThat(objectionToKey(modulus.add(BigInteger.ONE), 65537)).contains("crypto/rsa: public modulus is even");
        assertThat(objectionToKey(modulus, 1)).contains("crypto/rsa: public exponent too small or negative");
        assertThat(objectionToKey(modulus, 65536)).contains("crypto/rsa: public exponent is even");
        assertThat(objectionToKey(modulus, (1L << 31) + 1)).contains("crypto/rsa: public exponent too large");
        assertThat(objectionToKey(modulus, Integer.MAX_VALUE)).contains("crypto/rsa: verification error");
    }

    private static Optional<String> objectionToKey(BigInteger modulus, long exponent) {
        return objection(SignatureAlgorithm.SHA256_RSA, new Rsa(modulus, exponent), new byte[128]);
    }

    @Test
    void a_pss_signature_counts_if_its_salt_is_as_long_as_the_hash() throws Exception {
        assertThat(rsa(SignatureAlgorithm.SHA256_RSA_PSS, signPss(32))).isEmpty();
        assertThat(rsa(SignatureAlgorithm.SHA256_RSA_PSS, signPss(20))).contains("crypto/rsa: verification error");
        assertThat(rsa(SignatureAlgorithm.SHA256_RSA_PSS, sign("SHA256withRSA", RSA_KEYS)))
                .isPresent();
        assertThat(rsa(SignatureAlgorithm.SHA256_RSA, signPss(32))).isPresent();
    }

    @Test
    void an_ecdsa_signature_counts() throws Exception {
        assertThat(ec(sign("SHA256withECDSA", EC_KEYS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"secp224r1, SHA256", "secp256r1, SHA512", "secp384r1, SHA256", "secp384r1, SHA384", "secp521r1, SHA512"
    })
    void an_ecdsa_signature_counts_on_every_curve_with_every_hash(String curve, String hash) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair keys = generator.generateKeyPair();
        SignatureAlgorithm algorithm = SignatureAlgorithm.valueOf("ECDSA_" + hash);
        byte[] signature = sign(Signature.getInstance(hash + "withECDSA", new BouncyCastleProvider()), keys);

        assertThat(objection(algorithm, key(keys), signature)).isEmpty();
        signature[signature.length - 1] ^= 1;
        assertThat(objection(algorithm, key(keys), signature)).contains("x509: ECDSA verification failure");
    }

    @Test
    void an_ecdsa_signature_of_a_number_that_begins_with_a_zero_byte_counts() throws Exception {
        byte[] signature = sign("SHA256withECDSA", EC_KEYS);
        while (signature.length > 69) {
            signature = sign("SHA256withECDSA", EC_KEYS);
        }

        assertThat(ec(signature)).isEmpty();
    }

    @Test
    void an_ecdsa_signature_of_numbers_out_of_the_order_does_not_count() {
        String order = "00ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

        assertThat(ec(HexFormat.of().parseHex("3026" + "0221" + order + "020101")))
                .contains("x509: ECDSA verification failure");
        assertThat(ec(HexFormat.of().parseHex("3026" + "020101" + "0221" + order)))
                .contains("x509: ECDSA verification failure");
        assertThat(ec(HexFormat.of().parseHex("302702220100" + "00".repeat(32) + "020101")))
                .contains("x509: ECDSA verification failure");
    }

    @Test
    void an_ecdsa_signature_is_strict_der() throws Exception {
        byte[] good = sign("SHA256withECDSA", EC_KEYS);
        byte[] trailing = Arrays.copyOf(good, good.length + 1);
        byte[] trailingInside = trailing.clone();
        trailingInside[1]++;

        assertThat(ec(trailing)).contains("x509: ECDSA verification failure");
        assertThat(ec(trailingInside)).contains("x509: ECDSA verification failure");
        assertThat(ec(new byte[0])).contains("x509: ECDSA verification failure");
        assertThat(ec(HexFormat.of().parseHex("3006020100020100"))).contains("x509: ECDSA verification failure");
    }

    @Test
    void an_ed25519_signature_counts() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SubjectPublicKey key = key(keys);
        byte[] signature = sign("Ed25519", keys);

        assertThat(objection(SignatureAlgorithm.PURE_ED25519, key, signature)).isEmpty();
        signature[0] ^= 1;
        assertThat(objection(SignatureAlgorithm.PURE_ED25519, key, signature))
                .contains("x509: Ed25519 verification failure");
        assertThat(objection(SignatureAlgorithm.PURE_ED25519, key, new byte[63]))
                .isPresent();
    }

    @Test
    void md5_and_sha1_are_insecure_whatever_they_sign() {
        assertThat(rsa(SignatureAlgorithm.MD5_RSA, new byte[128]))
                .contains("x509: cannot verify signature: insecure algorithm MD5-RSA");
        assertThat(rsa(SignatureAlgorithm.SHA1_RSA, new byte[128]))
                .contains("x509: cannot verify signature: insecure algorithm SHA1-RSA");
        assertThat(rsa(SignatureAlgorithm.ECDSA_SHA1, new byte[128]))
                .contains("x509: cannot verify signature: insecure algorithm ECDSA-SHA1");
    }

    @Test
    void a_key_signs_by_algorithms_of_its_kind() {
        assertThat(rsa(SignatureAlgorithm.ECDSA_SHA256, new byte[128]))
                .contains("x509: signature algorithm specifies an ECDSA public key, "
                        + "but have public key of type *rsa.PublicKey");
        assertThat(objection(SignatureAlgorithm.DSA_SHA256, new Dsa(), new byte[40]))
                .contains("x509: cannot verify signature: algorithm unimplemented");
        assertThat(objection(null, rsaKey(RSA_KEYS), new byte[128]))
                .contains("x509: cannot verify signature: algorithm unimplemented");
        assertThat(objection(SignatureAlgorithm.SHA256_RSA, null, new byte[128]))
                .contains("x509: cannot verify signature: algorithm unimplemented");
    }

    private static Optional<String> rsa(SignatureAlgorithm algorithm, byte[] signature) {
        return objection(algorithm, rsaKey(RSA_KEYS), signature);
    }

    private static Optional<String> ec(byte[] signature) {
        return objection(SignatureAlgorithm.ECDSA_SHA256, key(EC_KEYS), signature);
    }

    private static Optional<String> objection(SignatureAlgorithm algorithm, SubjectPublicKey key, byte[] signature) {
        DerBytes message = DerBytes.of(MESSAGE);
        Optional<String> objection =
                SignatureCheck.byOurselves(key).objection(algorithm, message, DerBytes.of(signature));
        // With the accelerator's help, which is on the class path of the tests on Linux on x86-64.
        assertThat(SignatureCheck.by(key).objection(algorithm, message, DerBytes.of(signature)))
                .isEqualTo(objection);
        return objection;
    }

    private static Rsa rsaKey(KeyPair keys) {
        return (Rsa) key(keys);
    }

    private static SubjectPublicKey key(KeyPair keys) {
        return SubjectPublicKeyReader.readAlone(DerBytes.of(keys.getPublic().getEncoded()));
    }

    private static byte[] sign(String algorithm, KeyPair keys) throws Exception {
        return sign(Signature.getInstance(algorithm), keys);
    }

    private static byte[] signPss(int saltLength) throws Exception {
        Signature signer = Signature.getInstance("RSASSA-PSS");
        signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, saltLength, 1));
        return sign(signer, RSA_KEYS);
    }

    private static byte[] sign(Signature signer, KeyPair keys) throws Exception {
        signer.initSign(keys.getPrivate());
        signer.update(MESSAGE);
        return signer.sign();
    }

    /** RSASSA-PKCS1-v1_5 with this for the beginning of the DigestInfo. */
    private static byte[] signEncoded(String prefix, byte[] digest) {
        RSAPrivateKey key = (RSAPrivateKey) RSA_KEYS.getPrivate();
        String tail = "00" + prefix + HexFormat.of().formatHex(digest);
        String encoded = "01" + "ff".repeat(126 - tail.length() / 2) + tail;
        BigInteger signed = new BigInteger(encoded, 16).modPow(key.getPrivateExponent(), key.getModulus());
        byte[] signature = new byte[128];
        byte[] bytes = signed.toByteArray();
        int length = Math.min(bytes.length, 128);
        System.arraycopy(bytes, bytes.length - length, signature, 128 - length, length);
        return signature;
    }
}
