package io.github.kubeauthn.api.text;

import java.util.List;
import java.util.Locale;

/** Text in double quotes as Go's {@code strconv.Quote} and {@code %q} write it. */
public final class GoQuoted {

    private GoQuoted() {}

    /** A string as {@code %q} prints it. */
    public static String string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2);
        append(quoted, text);
        return quoted.toString();
    }

    /** A list of strings as {@code %q} prints it: {@code ["a" "b"]}. */
    public static String list(List<String> texts) {
        StringBuilder quoted = new StringBuilder("[");
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                quoted.append(' ');
            }
            append(quoted, texts.get(i));
        }
        return quoted.append(']').toString();
    }

    private static void append(StringBuilder quoted, String text) {
        quoted.append('"');
        text.codePoints().forEach(c -> appendEscaped(quoted, c));
        quoted.append('"');
    }

    private static void appendEscaped(StringBuilder quoted, int c) {
        int simple = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(c);
        if (simple >= 0) {
            quoted.append('\\').append("abfnrtv\\\"".charAt(simple));
        } else if (isPrintable(c)) {
            quoted.appendCodePoint(c);
        } else if (c < ' ' || c == 0x7f) {
            quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            quoted.append('\ufffd');
        } else if (c < 0x10000) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            quoted.append(String.format(Locale.ROOT, "\\U%08x", c));
        }
    }

    /** What Go's {@code unicode.IsPrint} holds for printable: letters, marks, numbers, punctuation, symbols, the space. */
    private static boolean isPrintable(int c) {
        return c == ' '
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
