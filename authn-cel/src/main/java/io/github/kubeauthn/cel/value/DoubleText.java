package io.github.kubeauthn.cel.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Doubles as Go's {@code fmt} and {@code strconv} write them. */
public final class DoubleText {

    private DoubleText() {}

    /** As {@code %g}: the fewest digits that read back as the same double, with an exponent below -4 or above 5. */
    static String general(double value) {
        String special = special(value, "+Inf", "-Inf");
        if (special != null) {
            return special;
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (value != 0 && (exponent < -4 || exponent > 5)) {
            return sign(value) + scientificDigits(shortest.abs());
        }
        return plain(value);
    }

    /** The fewest digits that read back as the same double, without an exponent. */
    public static String plain(double value) {
        String special = special(value, "+Inf", "-Inf");
        if (special != null) {
            return special;
        }
        return value == 0
                ? sign(value) + "0"
                : sign(value) + shortest(value).abs().stripTrailingZeros().toPlainString();
    }

    /** As {@code %.Nf}. */
    public static String fixed(double value, int decimals) {
        return fixed(value, decimals, decimals);
    }

    /**
     * Without an exponent.
     *
     * @param least how many decimals there are at least, be they zeros
     * @param most how many there are at most; if negative, as many as it takes to read back the same double
     */
    public static String fixed(double value, int least, int most) {
        BigDecimal exact = most < 0 ? shortest(value).abs() : new BigDecimal(Math.abs(value));
        BigDecimal rounded = most < 0 || most > exact.scale() ? exact : exact.setScale(most, RoundingMode.HALF_EVEN);
        BigDecimal stripped = rounded.stripTrailingZeros();
        return sign(value)
                + stripped.setScale(Math.max(least, stripped.scale())).toPlainString();
    }

    /** As {@code %.Ne} of what is finite: digits, {@code e}, a sign, and at least two digits. */
    public static String scientific(double value, int decimals) {
        if (value == 0) {
            return sign(value) + (decimals == 0 ? "0" : "0." + "0".repeat(decimals)) + "e+00";
        }
        BigDecimal rounded =
                new BigDecimal(Math.abs(value)).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        int missing = decimals + 1 - rounded.precision();
        return sign(value) + scientificDigits(rounded.setScale(rounded.scale() + Math.max(0, missing)));
    }

    /** Whether it has a minus in front, as the negative zero has. */
    private static String sign(double value) {
        return Math.copySign(1, value) < 0 ? "-" : "";
    }

    private static @Nullable String special(double value, String positive, String negative) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? positive : negative;
        }
        return null;
    }

    private static String scientificDigits(BigDecimal value) {
        String digits = value.unscaledValue().toString();
        int exponent = value.precision() - value.scale() - 1;
        StringBuilder text = new StringBuilder(digits.length() + 6).append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append(exponent < 0 ? "e-" : "e+");
        int magnitude = Math.abs(exponent);
        return (magnitude < 10 ? text.append('0') : text).append(magnitude).toString();
    }

    private static BigDecimal shortest(double value) {
        if (value == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal exact = new BigDecimal(value);
        // Double.toString of JDK 17 sometimes has a digit too many (JDK-4511638).
        int enough = new BigDecimal(Double.toString(value)).stripTrailingZeros().precision();
        for (int precision = Math.max(1, enough - 2); precision < 17; precision++) {
            BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }
}
