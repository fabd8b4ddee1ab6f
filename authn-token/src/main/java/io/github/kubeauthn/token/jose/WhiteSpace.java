package io.github.kubeauthn.token.jose;

/** White space as Go's {@code unicode.IsSpace} knows it. */
final class WhiteSpace {

    private WhiteSpace() {}

    /** {@code text} without any of it. */
    static String strip(String text) {
        int at = 0;
        while (at < text.length() && !is(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder stripped = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            if (!is(text.charAt(at))) {
                stripped.append(text.charAt(at));
            }
        }
        return stripped.toString();
    }

    /** Whether {@code text} begins with a character, white space before it not counted. */
    static boolean beginsWith(String text, char first) {
        int at = 0;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == first;
    }

    private static boolean is(char c) {
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
}
