package io.github.kubeauthn.cel.function;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.cel.value.CodePoints;
import io.github.kubeauthn.cel.value.DoubleText;

/** Numbers as {@code golang.org/x/text/message} prints them for readers of English, which CEL's {@code format} uses. */
final class EnglishNumbers {

    /** With more, the printer does not see a number any more. */
    private static final int LARGEST_PRECISION = 10_000_009;

    private static final String NO_VERB = "%!(NOVERB)";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private EnglishNumbers() {}

    /**
     * With commas between thousands. The printer keeps the precision as the least number of decimals in eight bits, and as
     * the greatest one in sixteen bits with a sign.
     */
    static String fixed(double value, int precision) {
        if (precision > LARGEST_PRECISION) {
            return NO_VERB;
        }
        if (isSpecial(value)) {
            return special(value);
        }
        String plain = DoubleText.fixed(value == 0 ? 0 : value, precision & 0xff, (short) precision);
        int dot = plain.indexOf('.');
        int end = dot < 0 ? plain.length() : dot;
        StringBuilder grouped = new StringBuilder(plain);
        int first = plain.startsWith("-") ? 1 : 0;
        for (int i = end - 3; i > first; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** With six decimals and a power of ten, and with spaces in front up to a width: CEL takes the precision for one. */
    static String scientific(double value, int width) {
        if (width > LARGEST_PRECISION) {
            return NO_VERB;
        }
        String text = isSpecial(value) ? special(value) : scientific(value);
        return " ".repeat(Math.max(0, (width & 0xffff) - CodePoints.count(text))) + text;
    }

    private static String scientific(double value) {
        String plain = DoubleText.scientific(value == 0 ? 0 : value, 6);
        int e = plain.indexOf('e');
        StringBuilder text = new StringBuilder(plain.substring(0, e)).append("×10");
        for (int i = e + 1; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '-') {
                text.append('⁻');
            } else if (c != '+') {
                text.append(SUPERSCRIPTS.charAt(c - '0'));
            }
        }
        return text.toString();
    }

    /** With six decimals and no commas, as within a list. */
    static String literal(double value) {
        if (!isSpecial(value)) {
            return DoubleText.fixed(value, 6);
        }
        return GoQuoted.string(Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
    }

    private static boolean isSpecial(double value) {
        return Double.isNaN(value) || Double.isInfinite(value);
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
    }
}
