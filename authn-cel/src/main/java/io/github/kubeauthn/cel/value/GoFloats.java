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
        if (!(hex ? isNumber(unsigned, 2, true) : isNumber(unsigned, 0, false))) {
            return null;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? null : value;
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
