package io.github.kubeauthn.token.jose;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * RSA signatures (RFC 8017 section 8) as Go's {@code crypto/rsa} verifies them. The JDK's own would not do: it also takes a
 * DigestInfo without its NULL for good, and insists on one length of PSS salt.
 */
final class RsaSignatures implements SignatureChecker {

    /** RFC 8017 section 9.2, note 1: what stands before the hash. */
    private static final Map<String, byte[]> DIGEST_INFO = Map.of(
            "SHA-256", HexFormat.of().parseHex("3031300d060960864801650304020105000420"),
            "SHA-384", HexFormat.of().parseHex("3041300d060960864801650304020205000430"),
            "SHA-512", HexFormat.of().parseHex("3051300d060960864801650304020305000440"));

    private final BigInteger modulus;
    private final BigInteger exponent;
    private final int size;

    RsaSignatures(BigInteger modulus, BigInteger exponent) {
        this.modulus = modulus;
        this.exponent = exponent;
        this.size = (modulus.bitLength() + 7) / 8;
    }

    @Override
    public boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
        if (signature.length != size) {
            return false;
        }
        BigInteger encrypted = new BigInteger(1, signature);
        if (encrypted.compareTo(modulus) >= 0) {
            return false;
        }
        byte[] message = encrypted.modPow(exponent, modulus).toByteArray();
        MessageDigest digest = BuiltInSignatureEngine.digest(algorithm);
        byte[] hash = digest.digest(input);
        return switch (algorithm.family()) {
            case RSA_PKCS1 -> isPkcs1(message, DIGEST_INFO.getOrDefault(algorithm.hash(), new byte[0]), hash);
            case RSA_PSS -> PssEncoding.verifies(digest, hash, filledUp(message), modulus.bitLength() - 1);
            case ECDSA -> false;
        };
    }

    /**
     * Whether a number is EMSA-PKCS1-v1_5 of a hash, RFC 8017 section 9.2. Every allowed modulus is long enough for every hash.
     * Of a number, the zero at the very front is not there.
     */
    private boolean isPkcs1(byte[] message, byte[] prefix, byte[] hash) {
        int hashStart = message.length - hash.length;
        int separator = hashStart - prefix.length - 1;
        if (message.length != size - 1 || message[0] != 1 || message[separator] != 0) {
            return false;
        }
        for (int i = 1; i < separator; i++) {
            if (message[i] != (byte) 0xff) {
                return false;
            }
        }
        return Arrays.equals(message, separator + 1, hashStart, prefix, 0, prefix.length)
                && Arrays.equals(message, hashStart, message.length, hash, 0, hash.length);
    }

    /** A number in as many bytes as the modulus has. */
    private byte[] filledUp(byte[] number) {
        int length = Math.min(number.length, size);
        byte[] bytes = new byte[size];
        System.arraycopy(number, number.length - length, bytes, size - length, length);
        return bytes;
    }
}
