package io.github.kubeauthn.token.json;

/** UTF-8 as Go decodes it: each byte that does not belong to a character becomes one U+FFFD. */
final class Utf8 {

    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /** Appends the character that begins at {@code at} and says how many bytes it takes. */
    static int decode(byte[] text, int at, StringBuilder to) {
        int first = text[at] & 0xff;
        if (first < 0x80) {
            to.append((char) first);
            return 1;
        }
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        int character = length == 0 ? -1 : compose(text, at, length);
        if (character < 0) {
            to.append(REPLACEMENT);
            return 1;
        }
        to.appendCodePoint(character);
        return length;
    }

    private static int compose(byte[] text, int at, int length) {
        if (at + length > text.length) {
            return -1;
        }
        int character = text[at] & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            int next = text[at + i] & 0xff;
            if (next >> 6 != 2) {
                return -1;
            }
            character = character << 6 | next & 0x3f;
        }
        boolean overlong = length == 3 && character < 0x800 || length == 4 && character < 0x10000;
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return overlong || surrogate || character > Character.MAX_CODE_POINT ? -1 : character;
    }
}
