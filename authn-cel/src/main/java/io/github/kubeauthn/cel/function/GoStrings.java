package io.github.kubeauthn.cel.function;

import java.util.ArrayList;
import java.util.List;

/** What CEL's extension for strings takes from Go's package {@code strings}. */
final class GoStrings {

    private GoStrings() {}

    /** Replaces up to {@code limit} occurrences, all if it is negative; an empty one is before each code point and at the end. */
    static String replace(String text, String old, String replacement, long limit) {
        if (limit == 0 || old.equals(replacement)) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        int copied = 0;
        int from = 0;
        for (long done = 0; limit < 0 || done < limit; done++) {
            int at = from > text.length() ? -1 : text.indexOf(old, from);
            if (at < 0) {
                break;
            }
            Work.requireText(replaced.append(text, copied, at).append(replacement));
            copied = at + old.length();
            from = old.isEmpty() ? next(text, at) : copied;
        }
        return replaced.append(text, copied, text.length()).toString();
    }

    private static int next(String text, int at) {
        return at < text.length() ? text.offsetByCodePoints(at, 1) : at + 1;
    }

    /** At most {@code limit} parts, all if it is negative; an empty separator parts code points. */
    static List<String> split(String text, String separator, long limit) {
        List<String> parts = new ArrayList<>();
        if (limit == 0) {
            return parts;
        }
        int start = 0;
        while (limit < 0 || parts.size() < limit - 1) {
            int end = separator.isEmpty() ? endOfCharacter(text, start) : text.indexOf(separator, start);
            if (end < 0) {
                break;
            }
            parts.add(text.substring(start, end));
            start = end + separator.length();
        }
        if (!separator.isEmpty() || start < text.length()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    /** Negative behind the last one but one: what remains is the last part. */
    private static int endOfCharacter(String text, int start) {
        int end = start < text.length() ? next(text, start) : -1;
        return end < text.length() ? end : -1;
    }

    static String lowerAscii(String text) {
        return mapAscii(text, 'A', 'Z', 'a' - 'A');
    }

    static String upperAscii(String text) {
        return mapAscii(text, 'a', 'z', 'A' - 'a');
    }

    private static String mapAscii(String text, char first, char last, int shift) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= first && chars[i] <= last) {
                chars[i] += (char) shift;
            }
        }
        return new String(chars);
    }

    static String trim(String text) {
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

    private static boolean isSpace(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == 0x85
                || c == 0xa0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200a)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    /** In double quotes, with a backslash before what would not print as it is. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 0x07 -> quoted.append("\\a");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case 0x0b -> quoted.append("\\v");
                case '\\' -> quoted.append("\\\\");
                case '"' -> quoted.append("\\\"");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
