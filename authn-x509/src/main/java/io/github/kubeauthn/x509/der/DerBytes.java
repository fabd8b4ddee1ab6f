package io.github.kubeauthn.x509.der;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A stretch of bytes that is looked at in place. Nobody changes the array behind it. Equal by content, ordered by unsigned
 * bytes.
 */
public final class DerBytes implements Comparable<DerBytes> {

    /** No bytes at all. */
    public static final DerBytes EMPTY = new DerBytes(new byte[0], 0, 0);

    private final byte[] source;
    private final int start;
    private final int end;
    private int hash;

    private DerBytes(byte[] source, int start, int end) {
        this.source = source;
        this.start = start;
        this.end = end;
    }

    /** All of an array, which is not copied and must not change from now on. */
    public static DerBytes of(byte... bytes) {
        return new DerBytes(bytes, 0, bytes.length);
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** The byte at an index, from 0 to 255. */
    public int at(int index) {
        return source[start + index] & 0xff;
    }

    /** The bytes from one index up to, not including, another. */
    public DerBytes slice(int from, int to) {
        return new DerBytes(source, start + from, start + to);
    }

    public byte[] toByteArray() {
        return Arrays.copyOfRange(source, start, end);
    }

    public void digestInto(MessageDigest digest) {
        digest.update(source, start, length());
    }

    public String decode(Charset charset) {
        return new String(source, start, length(), charset);
    }

    /** The bytes as a number without sign, the most significant first. */
    public BigInteger toUnsigned() {
        return new BigInteger(1, source, start, length());
    }

    /** The bytes as a two's complement number, the most significant first; there must be at least one. */
    public BigInteger toSigned() {
        return new BigInteger(source, start, length());
    }

    public String hex(HexFormat format) {
        return format.formatHex(source, start, end);
    }

    @Override
    public int compareTo(DerBytes other) {
        return Arrays.compareUnsigned(source, start, end, other.source, other.start, other.end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DerBytes that && Arrays.equals(source, start, end, that.source, that.start, that.end);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            for (int i = start; i < end; i++) {
                known = 31 * known + source[i];
            }
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return hex(HexFormat.of());
    }
}
