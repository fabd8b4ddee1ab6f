package io.github.kubeauthn.cel.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, as Go's {@code time.Duration}.
 *
 * @param nanos its nanoseconds
 */
public record CelDuration(long nanos) {

    static final long NANOS_PER_SECOND = 1_000_000_000;

    /**
     * Reads what Go's {@code time.ParseDuration} reads, as {@code 1h2.5s}; null if it is none.
     */
    static @Nullable CelDuration parse(String text) {
        boolean negative = text.startsWith("-");
        String unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equals("0")) {
            return new CelDuration(0);
        }
        BigDecimal sum = unsigned.isEmpty() ? null : BigDecimal.ZERO;
        int at = 0;
        while (sum != null && at < unsigned.length()) {
            int unit = endOfNumber(unsigned, at);
            int end = endOfUnit(unsigned, unit);
            sum = plus(sum, unsigned.substring(at, unit), unsigned.substring(unit, end));
            at = end;
        }
        return sum == null ? null : ofNanos(negative ? sum.negate() : sum);
    }

    private static @Nullable CelDuration ofNanos(BigDecimal nanos) {
        try {
            return new CelDuration(nanos.longValueExact());
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** Null where a part is wrong or the sum is larger than any duration. */
    private static @Nullable BigDecimal plus(BigDecimal sum, String number, String unit) {
        long nanosPerUnit = switch (unit) {
            case "ns" -> 1;
            case "us", "\u00b5s", "\u03bcs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> NANOS_PER_SECOND;
            case "m" -> 60 * NANOS_PER_SECOND;
            case "h" -> 3600 * NANOS_PER_SECOND;
            default -> 0;
        };
        int dot = number.indexOf('.');
        boolean isNumber = dot == number.lastIndexOf('.') && number.length() > (dot < 0 ? 0 : 1);
        // More digits than any duration has are refused before they cost time; of a fraction, digits are dropped.
        if (nanosPerUnit == 0 || !isNumber || (dot < 0 ? number.length() : dot) > 400) {
            return null;
        }
        String used = dot < 0 ? number : number.substring(0, Math.min(number.length(), dot + 40));
        BigDecimal nanos = new BigDecimal(used.equals(".") ? "0" : used)
                .multiply(BigDecimal.valueOf(nanosPerUnit))
                .setScale(0, RoundingMode.DOWN);
        BigDecimal total = sum.add(nanos);
        return total.compareTo(BigDecimal.valueOf(Long.MIN_VALUE).negate()) > 0 ? null : total;
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && (text.charAt(end) == '.' || CodePoints.isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static int endOfUnit(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '.' && !CodePoints.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** In seconds. */
    public double seconds() {
        return parts(NANOS_PER_SECOND);
    }

    /** In minutes. */
    public double minutes() {
        return parts(60 * NANOS_PER_SECOND);
    }

    /** In hours. */
    public double hours() {
        return parts(3600 * NANOS_PER_SECOND);
    }

    private double parts(long unit) {
        long whole = nanos / unit;
        return whole + (nanos % unit) / (double) unit;
    }

    Object plus(CelDuration other) {
        return ofSum(nanos, other.nanos);
    }

    Object minus(CelDuration other) {
        long difference = nanos - other.nanos;
        boolean overflows = ((nanos ^ other.nanos) & (nanos ^ difference)) < 0;
        return overflows ? Arithmetic.INT_OVERFLOW : new CelDuration(difference);
    }

    static Object ofSum(long left, long right) {
        long sum = left + right;
        boolean overflows = ((left ^ sum) & (right ^ sum)) < 0;
        return overflows ? Arithmetic.INT_OVERFLOW : new CelDuration(sum);
    }

    /** As {@code string} writes it: its seconds. */
    @Override
    public String toString() {
        return DoubleText.plain(seconds()) + "s";
    }
}
