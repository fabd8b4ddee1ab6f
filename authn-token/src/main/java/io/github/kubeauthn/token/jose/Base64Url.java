package io.github.kubeauthn.token.jose;

import java.nio.charset.StandardCharsets;
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
        byte[] in = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] out = new byte[(int) (in.length * 6L / 8)];
        int length = 0;
        int bits = 0;
        int filled = 0;
        for (byte c : in) {
            int six = c < 0 ? -1 : SIXES[c];
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

    /** What Go says of a text that {@link #decode} refuses. */
    public static String problemOf(String text) {
        int inQuantum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                continue;
            }
            if (c >= SIXES.length || SIXES[c] < 0) {
                return "illegal base64 data at input byte " + i;
            }
            inQuantum = (inQuantum + 1) % 4;
        }
        return "illegal base64 data at input byte " + (text.length() - inQuantum);
    }
}
