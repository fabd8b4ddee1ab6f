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
        byte[] message = toBytes(encrypted.modPow(exponent, modulus));
        MessageDigest digest = BuiltInSignatureEngine.digest(algorithm);
        byte[] hash = digest.digest(input);
        return switch (algorithm.family()) {
            case RSA_PKCS1 -> MessageDigest.isEqual(message, pkcs1(algorithm.hash(), hash));
            case RSA_PSS -> PssEncoding.verifies(digest, hash, message, modulus.bitLength() - 1);
            case ECDSA -> false;
        };
    }

    /** EMSA-PKCS1-v1_5, RFC 8017 section 9.2. Every allowed modulus is long enough for every hash. */
    private byte[] pkcs1(String hashName, byte[] hash) {
        byte[] prefix = DIGEST_INFO.getOrDefault(hashName, new byte[0]);
        byte[] message = new byte[size];
        int start = size - hash.length - prefix.length;
        message[1] = 1;
        Arrays.fill(message, 2, start - 1, (byte) 0xff);
        System.arraycopy(prefix, 0, message, start, prefix.length);
        System.arraycopy(hash, 0, message, size - hash.length, hash.length);
        return message;
    }

    private byte[] toBytes(BigInteger number) {
        byte[] shortest = number.toByteArray();
        int length = Math.min(shortest.length, size);
        byte[] bytes = new byte[size];
        System.arraycopy(shortest, shortest.length - length, bytes, size - length, length);
        return bytes;
    }
}
