package io.github.kubeauthn.cel.regex;

import org.jspecify.annotations.Nullable;

/** The text of a regular expression and the place that has been reached in it. */
final class RegexReader {

    /** What {@code {2,5}} says, and where it ends; {@link RegexNode.Repeat#UNBOUNDED} for {@code {2,}}. */
    record Counts(int least, int most, int end) {}

    /** More than any count that is allowed. */
    private static final int HUGE = 100_000_000;

    private final String regex;
    private int at;

    RegexReader(String regex) {
        this.regex = regex;
    }

    boolean atEnd() {
        return at >= regex.length();
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /** The next character, still to be read; -1 at the end. */
    int peek() {
        return atEnd() ? -1 : regex.codePointAt(at);
    }

    /** Reads a character; there must be one. */
    int next() {
        int c = regex.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    boolean follows(String text) {
        return regex.startsWith(text, at);
    }

    boolean skip(String text) {
        boolean follows = follows(text);
        at += follows ? text.length() : 0;
        return follows;
    }

    /** Reads up to a text and the text, or everything if it does not come; the answer is what stood before it. */
    String until(String end) {
        int found = regex.indexOf(end, at);
        String before = regex.substring(at, found < 0 ? regex.length() : found);
        at = found < 0 ? regex.length() : found + end.length();
        return before;
    }

    /** Where a text comes next; -1 if it does not. */
    int find(String text, int from) {
        return regex.indexOf(text, from);
    }

    String since(int start) {
        return regex.substring(start, at);
    }

    String all() {
        return regex;
    }

    static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** The character that an escape means; the backslash is read. */
    int escaped() throws RegexSyntaxException {
        int start = at - 1;
        if (atEnd()) {
            throw new RegexSyntaxException("trailing backslash at end of expression", "");
        }
        int c = next();
        int value = switch (c) {
            case '1', '2', '3', '4', '5', '6', '7' -> isOctal(peek()) ? octal(c - '0') : -1;
            case '0' -> octal(0);
            case 'x' -> skip("{") ? hexInBraces() : hexPair();
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> c < 128 && !isAlphanumeric(c) ? c : -1;
        };
        if (value < 0) {
            throw new RegexSyntaxException("invalid escape sequence", since(start));
        }
        return value;
    }

    private static boolean isOctal(int c) {
        return c >= '0' && c <= '7';
    }

    private int octal(int first) {
        int value = first;
        for (int digits = 1; digits < 3 && isOctal(peek()); digits++) {
            value = value * 8 + next() - '0';
        }
        return value;
    }

    private int hexPair() {
        int high = hexDigit();
        int low = high < 0 ? -1 : hexDigit();
        return low < 0 ? -1 : high * 16 + low;
    }

    private int hexInBraces() {
        int value = 0;
        boolean any = false;
        while (!skip("}")) {
            int digit = hexDigit();
            value = value * 16 + digit;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return -1;
            }
            any = true;
        }
        return any ? value : -1;
    }

    private int hexDigit() {
        int c = atEnd() ? -1 : next();
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return c >= 0 && letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** What the braces that follow count; null if they do not count. Nothing is read. */
    @Nullable
    Counts repeatCounts() {
        if (!follows("{")) {
            return null;
        }
        int end = endOfNumber(at + 1);
        if (end < 0) {
            return null;
        }
        int least = number(at + 1, end);
        int most = least;
        if (regex.startsWith(",}", end)) {
            end++;
            most = RegexNode.Repeat.UNBOUNDED;
        } else if (regex.startsWith(",", end)) {
            int start = end + 1;
            end = endOfNumber(start);
            most = end < 0 ? 0 : number(start, end);
        }
        return end >= 0 && regex.startsWith("}", end) ? new Counts(least, most, end + 1) : null;
    }

    /** Where the number ends that begins at a place; -1 if none does, or one with a zero in front. */
    private int endOfNumber(int start) {
        int end = start;
        while (end < regex.length() && regex.charAt(end) >= '0' && regex.charAt(end) <= '9') {
            end++;
        }
        return end == start || (end > start + 1 && regex.charAt(start) == '0') ? -1 : end;
    }

    private int number(int start, int end) {
        int number = 0;
        for (int i = start; i < end && number < HUGE; i++) {
            number = number * 10 + regex.charAt(i) - '0';
        }
        return number;
    }
}
