package io.github.kubeauthn.cel.value;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Doubles as Go's {@code strconv.ParseFloat} reads them. */
final class GoFloats {

    private GoFloats() {}

    /** The nearest double; null if it is none, or larger than any. */
    static @Nullable Double parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String unsigned = (signed ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        if (unsigned.equals("nan")) {
            return signed ? null : Double.NaN;
        }
        if (unsigned.equals("inf") || unsigned.equals("infinity")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        boolean hex = unsigned.startsWith("0x");
        String number = unsigned.indexOf('_') < 0 ? unsigned : withoutUnderscores(unsigned, hex);
        if (!(hex ? isNumber(number, 2, true) : isNumber(number, 0, false))) {
            return null;
        }
        double value = Double.parseDouble(text.startsWith("-") ? "-" + number : number);
        return Double.isInfinite(value) ? null : value;
    }

    /** Underscores may stand between digits; where one stands elsewhere, what is left is no number. */
    private static String withoutUnderscores(String text, boolean hex) {
        for (int i = 0; i < text.length(); i++) {
            boolean between = i > 0
                    && i + 1 < text.length()
                    && (isDigit(text.charAt(i - 1), hex) || (hex && i == 2))
                    && isDigit(text.charAt(i + 1), hex);
            if (text.charAt(i) == '_' && !between) {
                return "";
            }
        }
        return text.replace("_", "");
    }

    private static boolean isNumber(String text, int start, boolean hex) {
        int at = digits(text, start, hex);
        int digits = at - start;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1, hex);
            digits += end - at - 1;
            at = end;
        }
        boolean exponent = at < text.length() && text.charAt(at) == (hex ? 'p' : 'e');
        return digits > 0 && (exponent ? isExponent(text, at + 1) : at == text.length() && !hex);
    }

    private static boolean isExponent(String text, int start) {
        boolean signed = start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+');
        int first = signed ? start + 1 : start;
        return first < text.length() && digits(text, first, false) == text.length();
    }

    private static int digits(String text, int start, boolean hex) {
        int at = start;
        while (at < text.length() && isDigit(text.charAt(at), hex)) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c, boolean hex) {
        return CodePoints.isDigit(c) || (hex && c >= 'a' && c <= 'f');
    }
}
