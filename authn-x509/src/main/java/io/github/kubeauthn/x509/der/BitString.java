package io.github.kubeauthn.x509.der;

/**
 * A BIT STRING.
 *
 * @param bytes the bits, the first in the highest bit of the first byte, unused ones zero
 * @param unusedBits how many bits of the last byte do not count, 0 to 7
 */
public record BitString(DerBytes bytes, int unusedBits) {

    /** The bit at an index; false behind the end. */
    public boolean bit(int index) {
        return index < bytes.length() * 8 - unusedBits && (bytes.at(index / 8) >> 7 - index % 8 & 1) != 0;
    }

    /** The bits as bytes in which the unused ones come first. */
    public DerBytes rightAligned() {
        if (unusedBits == 0) {
            return bytes;
        }
        byte[] shifted = new byte[bytes.length()];
        int carry = 0;
        for (int i = 0; i < shifted.length; i++) {
            int octet = bytes.at(i);
            shifted[i] = (byte) (carry << 8 - unusedBits | octet >> unusedBits);
            carry = octet;
        }
        return DerBytes.of(shifted);
    }
}
