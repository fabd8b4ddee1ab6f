package io.github.kubeauthn.cel.value;

/** Strings as Go sees them: sequences of code points, in UTF-8. */
public final class CodePoints {

    private CodePoints() {}

    /** How many code points a string has, which is its size in expressions. */
    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** How many bytes it has in UTF-8. */
    public static int utf8Length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // A surrogate pair is two chars and four bytes.
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }

    /** Orders by code points, which is the order of the bytes of UTF-8. */
    public static int compare(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean differentPlanes = Character.isSurrogate(l) != Character.isSurrogate(r);
                return differentPlanes ? (Character.isSurrogate(l) ? 1 : -1) : l < r ? -1 : 1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Whether it is one of 0 to 9. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
