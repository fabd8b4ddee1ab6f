package io.github.kubeauthn.api.text;

/** White space and letter case as Go's {@code strings} and {@code unicode} packages see them. */
public final class GoText {

    private static final char KELVIN_SIGN = '\u212a';
    private static final char LONG_S = '\u017f';

    private GoText() {}

    /** Whether {@code unicode.IsSpace} holds the character for white space. */
    public static boolean isSpace(char c) {
        if (c < 0x80) {
            return c == ' ' || c >= '\t' && c <= '\r';
        }
        return c == 0x85
                || c == 0xa0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200a
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    /** {@code strings.TrimSpace}: the text without the white space around it. */
    public static String trimSpace(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text without any white space in it. */
    public static String withoutSpace(String text) {
        int at = 0;
        while (at < text.length() && !isSpace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            if (!isSpace(text.charAt(at))) {
                rest.append(text.charAt(at));
            }
        }
        return rest.toString();
    }

    /**
     * {@code strings.EqualFold} where one side is ASCII: of the characters beyond ASCII, the Kelvin sign folds to a K and the
     * long s to an S.
     */
    public static boolean equalFoldAscii(String ascii, String text) {
        if (ascii.length() != text.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (fold(ascii.charAt(i)) != fold(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char fold(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c - 'A' + 'a');
        }
        return c == KELVIN_SIGN ? 'k' : c == LONG_S ? 's' : c;
    }
}
