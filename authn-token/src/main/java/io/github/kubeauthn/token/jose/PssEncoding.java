package io.github.kubeauthn.token.jose;

import java.security.MessageDigest;
import java.util.Arrays;

/** EMSA-PSS with MGF1 of the same hash (RFC 8017 section 9.1), a salt of any length allowed. */
final class PssEncoding {

    private static final byte TRAILER = (byte) 0xbc;

    private PssEncoding() {}

    /**
     * The verification operation, RFC 8017 section 9.1.2.
     *
     * @param hash of the signed message
     * @param encoded the encoded message, perhaps with one octet of zero before it
     * @param bits how many bits the encoded message has
     */
    static boolean verifies(MessageDigest digest, byte[] hash, byte[] encoded, int bits) {
        int length = (bits + 7) / 8;
        if (encoded.length > length && encoded[0] != 0) {
            return false;
        }
        byte[] message = Arrays.copyOfRange(encoded, encoded.length - length, encoded.length);
        int blockLength = length - hash.length - 1;
        int unusedBits = 0xff00 >> (8 * length - bits) & 0xff;
        if (message[length - 1] != TRAILER || (message[0] & unusedBits) != 0) {
            return false;
        }
        byte[] found = Arrays.copyOfRange(message, blockLength, length - 1);
        byte[] block = unmask(digest, found, Arrays.copyOf(message, blockLength));
        block[0] &= (byte) ~unusedBits;
        int salt = startOfSalt(block);
        return salt >= 0 && MessageDigest.isEqual(found, hashWithSalt(digest, hash, block, salt));
    }

    /** Where the salt begins: behind any number of zeros and a one. Negative if that is not what the block begins with. */
    private static int startOfSalt(byte[] block) {
        int at = 0;
        while (at < block.length && block[at] == 0) {
            at++;
        }
        return at < block.length && block[at] == 1 ? at + 1 : -1;
    }

    private static byte[] hashWithSalt(MessageDigest digest, byte[] hash, byte[] block, int salt) {
        digest.update(new byte[8]);
        digest.update(hash);
        digest.update(block, salt, block.length - salt);
        return digest.digest();
    }

    /** MGF1, RFC 8017 appendix B.2.1, exclusive-ored onto {@code block}. */
    private static byte[] unmask(MessageDigest digest, byte[] seed, byte[] block) {
        int at = 0;
        for (int counter = 0; at < block.length; counter++) {
            digest.update(seed);
            digest.update(
                    new byte[] {(byte) (counter >> 24), (byte) (counter >> 16), (byte) (counter >> 8), (byte) counter});
            for (byte mask : digest.digest()) {
                if (at < block.length) {
                    block[at++] ^= mask;
                }
            }
        }
        return block;
    }
}
