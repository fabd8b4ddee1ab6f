package io.github.kubeauthn.token.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as go.yaml.in/yaml/v2 reads them and Go's {@code encoding/json} and {@code strconv} write them. */
final class Numbers {

    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0|[1-9][0-9]*|0[0-7]+|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)");
    private static final Pattern MISPLACED_SIGN = Pattern.compile("0b[-+][01]+");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private static final int MOST_DIGITS = Long.SIZE;
    private static final BigInteger MAX_UNSIGNED =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private Numbers() {}

    /** A Long, a BigInteger beyond it, or a Double; null if the text is none. */
    static @Nullable Number parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        if (first == '.') {
            return separatesDigits(text) ? fraction(text.replace("_", "")) : null;
        }
        if (first != '+' && first != '-' && !isDigit(first)) {
            return null;
        }
        return parsePlain(text.replace("_", ""));
    }

    private static @Nullable Number fraction(String text) {
        return FLOAT.matcher(text).matches() ? finite(text) : null;
    }

    /** Whether each underscore stands between two digits; go-yaml asks for that only where a number begins with a dot. */
    private static boolean separatesDigits(String text) {
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            if (i + 1 == text.length() || !isDigit(text.charAt(i - 1)) || !isDigit(text.charAt(i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static @Nullable Number parsePlain(String text) {
        if (INTEGER.matcher(text).matches()) {
            Number integer = integer(text);
            if (integer != null) {
                return integer;
            }
        }
        if (FLOAT.matcher(text).matches()) {
            return finite(text);
        }
        // a quirk of go-yaml: behind 0b it lets a signed number pass
        return MISPLACED_SIGN.matcher(text).matches()
                ? fitting(text.charAt(2) == '-', text.substring(3), 2, true)
                : null;
    }

    private static @Nullable Number integer(String text) {
        boolean signed = !isDigit(text.charAt(0));
        boolean negative = text.charAt(0) == '-';
        String digits = (signed ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        if (digits.startsWith("0x")) {
            return fitting(negative, digits.substring(2), 16, signed);
        }
        if (digits.startsWith("0b")) {
            return fitting(negative, digits.substring(2), 2, signed);
        }
        if (digits.startsWith("0o")) {
            return fitting(negative, digits.substring(2), 8, signed);
        }
        return fitting(negative, digits, digits.startsWith("0") ? 8 : 10, signed);
    }

    /** Go reads an int64, and what is too large for one as a uint64 if it has no sign. */
    private static @Nullable Number fitting(boolean negative, String digits, int radix, boolean signed) {
        String significant = withoutLeadingZeros(digits);
        if (significant.length() > MOST_DIGITS) {
            return null;
        }
        BigInteger magnitude = new BigInteger(significant, radix);
        BigInteger number = negative ? magnitude.negate() : magnitude;
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return !signed && number.compareTo(MAX_UNSIGNED) <= 0 ? number : null;
    }

    private static String withoutLeadingZeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }

    private static @Nullable Double finite(String text) {
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? null : number;
    }

    /** As {@code encoding/json} writes a float64. */
    static String asJson(double number) {
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        double size = Math.abs(number);
        return size < 1e-6 || size >= 1e21 ? withExponent(decimal, 1) : decimal.toPlainString();
    }

    /** As {@code sigs.k8s.io/yaml} makes a text of a key: {@code strconv.FormatFloat(number, 'g', -1, 32)}. */
    static String asKey(double number) {
        float single = (float) number;
        if (Float.isNaN(single)) {
            return ".nan";
        }
        if (Float.isInfinite(single)) {
            return single > 0 ? ".inf" : "-.inf";
        }
        if (single == 0) {
            return 1 / single < 0 ? "-0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Float.toString(single)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        return exponent < -4 || exponent >= 6 ? withExponent(decimal, 2) : decimal.toPlainString();
    }

    private static String withExponent(BigDecimal decimal, int exponentDigits) {
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = decimal.precision() - decimal.scale() - 1;
        StringBuilder text = new StringBuilder(decimal.signum() < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append(exponent < 0 ? "e-" : "e+");
        String size = Integer.toString(Math.abs(exponent));
        return text.append("0".repeat(Math.max(0, exponentDigits - size.length())))
                .append(size)
                .toString();
    }
}
