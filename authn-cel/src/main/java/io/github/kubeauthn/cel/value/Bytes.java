package io.github.kubeauthn.cel.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A sequence of bytes; immutable. */
public final class Bytes {

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** The UTF-8 of {@code text}. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many there are. */
    public int size() {
        return bytes.length;
    }

    /** The byte at {@code index} as 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    Bytes plus(Bytes other) {
        byte[] sum = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
        System.arraycopy(other.bytes, 0, sum, bytes.length, other.bytes.length);
        return new Bytes(sum);
    }

    int compareTo(Bytes other) {
        return Integer.signum(Arrays.compareUnsigned(bytes, other.bytes));
    }

    /** As text; null if they are not UTF-8. */
    public @Nullable String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Only how many there are. */
    @Override
    public String toString() {
        return "bytes(" + bytes.length + ")";
    }
}
