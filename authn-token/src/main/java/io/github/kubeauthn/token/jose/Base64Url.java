package io.github.kubeauthn.token.jose;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Base64 with the URL alphabet and without padding, as Go's {@code base64.RawURLEncoding} decodes it: line breaks count for
 * nothing, and the bits that do not fill a byte may be anything.
 */
public final class Base64Url {

    private static final byte[] SIXES = new byte[128];

    static {
        Arrays.fill(SIXES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            SIXES[alphabet.charAt(i)] = (byte) i;
        }
    }

    private Base64Url() {}

    /** The bytes that {@code text} stands for; null if it is not of this encoding. */
    public static byte @Nullable [] decode(String text) {
        return decode(text, 0, text.length());
    }

    /** The bytes that a part of {@code text} stands for; null if it is not of this encoding. */
    static byte @Nullable [] decode(String text, int from, int to) {
        byte[] out = new byte[(int) ((to - from) * 6L / 8)];
        int at = from;
        int length = 0;
        for (; at <= to - 4; at += 4) {
            int three = six(text.charAt(at)) << 18
                    | six(text.charAt(at + 1)) << 12
                    | six(text.charAt(at + 2)) << 6
                    | six(text.charAt(at + 3));
            if (three < 0) {
                break;
            }
            out[length] = (byte) (three >> 16);
            out[length + 1] = (byte) (three >> 8);
            out[length + 2] = (byte) three;
            length += 3;
        }
        return decodeRest(text, at, to, out, length);
    }

    /** Goes on with the last few characters, and with a text in which there are line breaks. */
    private static byte @Nullable [] decodeRest(String text, int from, int to, byte[] out, int decoded) {
        int length = decoded;
        int bits = 0;
        int filled = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            int six = six(c);
            if (six < 0) {
                if (c != '\n' && c != '\r') {
                    return null;
                }
                continue;
            }
            bits = bits << 6 | six;
            filled += 6;
            if (filled >= 8) {
                filled -= 8;
                out[length++] = (byte) (bits >> filled);
            }
        }
        if (filled == 6) {
            return null;
        }
        return length == out.length ? out : Arrays.copyOf(out, length);
    }

    /**
     * Whether a part of {@code text}, which stands for that many bytes, is what an encoder makes of them: without line breaks, and
     * with zeros where bits do not fill a byte.
     */
    static boolean isCanonical(String text, int from, int to, int decodedLength) {
        int beyondQuanta = (to - from) % 4;
        if (beyondQuanta == 1 || decodedLength != (to - from) * 6L / 8) {
            return false;
        }
        int idleBits = beyondQuanta == 2 ? 0b1111 : beyondQuanta == 3 ? 0b11 : 0;
        return idleBits == 0 || (six(text.charAt(to - 1)) & idleBits) == 0;
    }

    private static int six(char c) {
        return c < SIXES.length ? SIXES[c] : -1;
    }

    /** What Go says of a text that {@link #decode} refuses. */
    public static String problemOf(String text) {
        int inQuantum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                continue;
            }
            if (six(c) < 0) {
                return "illegal base64 data at input byte " + i;
            }
            inQuantum = (inQuantum + 1) % 4;
        }
        return "illegal base64 data at input byte " + (text.length() - inQuantum);
    }
}
