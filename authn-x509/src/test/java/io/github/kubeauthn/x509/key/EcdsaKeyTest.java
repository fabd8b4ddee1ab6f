package io.github.kubeauthn.x509.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each question is put often enough that the key answers it both before and after it has got its comb. */
class EcdsaKeyTest {

    private static final int OFTEN = 40;
    private static final ECDomainParameters P256 = domain("secp256r1");
    private static final BigInteger N = P256.getN();

    @ParameterizedTest
    @CsvSource({
        "secp224r1, SHA-256", "secp224r1, SHA-512", "secp256r1, SHA-256", "secp256r1, SHA-512",
        "secp384r1, SHA-256", "secp384r1, SHA-384", "secp521r1, SHA-256", "secp521r1, SHA-512"
    })
    void a_key_verifies_what_was_signed_and_nothing_else(String curve, String hash) throws Exception {
        ECDomainParameters domain = domain(curve);
        BigInteger secret = new BigInteger("123456789012345678901234567890123456789012345678901234567890");
        EcdsaKey key = publicKey(domain, secret);

        for (int i = 0; i < OFTEN; i++) {
            byte[] signed = digest(hash, "message " + i);
            BigInteger[] signature = sign(domain, secret, signed);
            assertThat(key.verifies(signed, signature[0], signature[1])).isTrue();
            assertThat(key.verifies(digest(hash, "another"), signature[0], signature[1]))
                    .isFalse();
            assertThat(key.verifies(signed, signature[1], signature[0])).isFalse();
            assertThat(key.verifies(signed, signature[0].add(BigInteger.ONE), signature[1]))
                    .isFalse();
            assertThat(key.verifies(signed, signature[0], domain.getN().subtract(signature[1])))
                    .as("(r, -s) signs the same (SEC 1 section 4.1.3)")
                    .isTrue();
        }
    }

    /** RFC 6979 appendix A.2.5, "sample" with SHA-256. */
    @Test
    void a_published_signature_counts() throws Exception {
        EcdsaKey key = publicKey(P256, hex("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"));
        BigInteger r = hex("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716");
        BigInteger s = hex("F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");

        assertAlways(key, digest("SHA-256", "sample"), r, s, true);
        assertAlways(key, digest("SHA-256", "test"), r, s, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "N", "N+1", "2^521"})
    void numbers_out_of_range_never_count(String name) throws Exception {
        byte[] hash = digest("SHA-256", "sample");
        BigInteger[] signature = sign(P256, BigInteger.TEN, hash);
        BigInteger number = switch (name) {
            case "N" -> N;
            case "N+1" -> N.add(BigInteger.ONE);
            case "2^521" -> BigInteger.TWO.pow(521);
            default -> new BigInteger(name);
        };

        assertAlways(publicKey(P256, BigInteger.TEN), hash, number, signature[1], false);
        assertAlways(publicKey(P256, BigInteger.TEN), hash, signature[0], number, false);
    }

    /** One of the two multiples is then the point at infinity. */
    @Test
    void the_signature_of_a_hash_of_zeros_counts() {
        byte[] zeros = new byte[32];
        BigInteger[] signature = sign(P256, BigInteger.TEN, zeros);

        assertAlways(publicKey(P256, BigInteger.TEN), zeros, signature[0], signature[1], true);
    }

    /** Its multiples are those of the generator, so that a point is added to itself. */
    @Test
    void a_key_that_is_the_generator_verifies() {
        for (int last = 0; last < 8; last++) {
            byte[] hash = new byte[32];
            hash[31] = (byte) last;
            BigInteger[] signature = sign(P256, BigInteger.ONE, hash);
            assertAlways(publicKey(P256, BigInteger.ONE), hash, signature[0], signature[1], true);
        }
    }

    /** With the generator's negative for a key and r for a hash, both multiples cancel each other out. */
    @Test
    void a_sum_at_infinity_never_counts() {
        byte[] hash = new byte[32];
        hash[0] = 77;
        BigInteger r = new BigInteger(1, hash);

        assertAlways(publicKey(P256, N.subtract(BigInteger.ONE)), hash, r, BigInteger.valueOf(5), false);
    }

    @Test
    void only_the_first_bits_of_a_long_hash_are_signed() {
        byte[] hash = new byte[64];
        Arrays.fill(hash, (byte) 0x5a);
        BigInteger[] signature = sign(P256, BigInteger.TEN, hash);
        byte[] sameStart = Arrays.copyOf(Arrays.copyOf(hash, 32), 64);

        assertAlways(publicKey(P256, BigInteger.TEN), hash, signature[0], signature[1], true);
        assertAlways(publicKey(P256, BigInteger.TEN), sameStart, signature[0], signature[1], true);
    }

    private static void assertAlways(EcdsaKey key, byte[] hash, BigInteger r, BigInteger s, boolean expected) {
        for (int i = 0; i < OFTEN; i++) {
            assertThat(key.verifies(hash, r, s)).isEqualTo(expected);
        }
    }

    private static ECDomainParameters domain(String curve) {
        return new ECDomainParameters(CustomNamedCurves.getByName(curve));
    }

    private static EcdsaKey publicKey(ECDomainParameters domain, BigInteger secret) {
        return EcdsaKey.of(new ECPublicKeyParameters(domain.getG().multiply(secret), domain));
    }

    private static BigInteger[] sign(ECDomainParameters domain, BigInteger secret, byte[] hash) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, domain));
        return signer.generateSignature(hash);
    }

    private static byte[] digest(String hash, String message) throws Exception {
        return MessageDigest.getInstance(hash).digest(message.getBytes(StandardCharsets.US_ASCII));
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(1, HexFormat.of().parseHex(digits));
    }
}
