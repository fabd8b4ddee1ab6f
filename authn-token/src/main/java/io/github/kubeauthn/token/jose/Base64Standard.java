package io.github.kubeauthn.token.jose;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 with padding, as Go's {@code base64.StdEncoding} decodes it: line breaks count for nothing, and the bits that do not
 * fill a byte may be anything.
 */
public final class Base64Standard {

    private Base64Standard() {}

    /** The bytes that {@code text} stands for; null if it is not of this encoding. */
    public static byte @Nullable [] decode(String text) {
        String oneLine = text.replace("\r", "").replace("\n", "");
        if (oneLine.length() % 4 != 0) {
            return null;
        }
        try {
            // What is not ISO 8859-1 becomes a question mark, which is not base64 either.
            return Base64.getDecoder().decode(oneLine.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
