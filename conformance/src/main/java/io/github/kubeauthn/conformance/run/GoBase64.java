package io.github.kubeauthn.conformance.run;

import java.util.Base64;

/** Standard base64 as Go's {@code encoding/base64} reads it: padded, line ends passed over. */
final class GoBase64 {

    private GoBase64() {}

    /**
     * Decodes {@code text}.
     *
     * @throws IllegalArgumentException if it is not base64
     */
    static byte[] decode(String text) {
        String oneLine = text.replace("\r", "").replace("\n", "");
        if (oneLine.length() % 4 != 0) {
            throw new IllegalArgumentException("illegal base64 data at input byte " + oneLine.length());
        }
        try {
            return Base64.getDecoder().decode(oneLine);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("illegal base64 data: " + e.getMessage(), e);
        }
    }
}
