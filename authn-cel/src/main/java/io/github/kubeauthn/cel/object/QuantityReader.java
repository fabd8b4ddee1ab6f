package io.github.kubeauthn.cel.object;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads a quantity in the steps of {@code resource.ParseQuantity}, which decide what its parts become. */
final class QuantityReader {

    private static final int DIGITS_OF_INT = 18;
    private static final int SMALLEST_EXPONENT = -9;
    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String SUFFIX_LETTERS = "eEinumkKMGTP";

    private final String text;
    private int at;

    private boolean negative;
    private String number = "";
    private String whole = "";
    private String fraction = "";
    private String suffix = "";

    private int base = 10;
    private int exponent;

    QuantityReader(String text) {
        this.text = text;
    }

    @Nullable
    Quantity read() {
        if (text.isEmpty() || !readParts() || !readSuffix()) {
            return null;
        }
        Quantity small = small();
        return small != null ? small : large();
    }

    private boolean readParts() {
        negative = text.charAt(0) == '-';
        at = negative || text.charAt(0) == '+' ? 1 : 0;
        while (at < text.length() && text.charAt(at) == '0') {
            at++;
        }
        whole = digits();
        if (whole.isEmpty()) {
            whole = "0";
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            fraction = digits();
        }
        number = text.substring(0, at);
        int start = at;
        while (at < text.length() && SUFFIX_LETTERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        digits();
        suffix = text.substring(start, at);
        return at == text.length();
    }

    private String digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean readSuffix() {
        switch (suffix) {
            case "" -> exponent = 0;
            case "n" -> exponent = -9;
            case "u" -> exponent = -6;
            case "m" -> exponent = -3;
            case "k" -> exponent = 3;
            case "M" -> exponent = 6;
            case "G" -> exponent = 9;
            case "T" -> exponent = 12;
            case "P" -> exponent = 15;
            case "E" -> exponent = 18;
            case "Ki", "Mi", "Gi", "Ti", "Pi", "Ei" -> {
                base = 2;
                exponent = ("KMGTPE".indexOf(suffix.charAt(0)) + 1) * 10;
            }
            default -> {
                return readExponent();
            }
        }
        return true;
    }

    private boolean readExponent() {
        if (suffix.length() < 2 || (suffix.charAt(0) != 'e' && suffix.charAt(0) != 'E')) {
            return false;
        }
        try {
            exponent = (int) Long.parseLong(suffix.substring(1));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** As an int times a power of ten; null if it does not fit. */
    private @Nullable Quantity small() {
        boolean isInt = base == 10 || fraction.isEmpty();
        int room = base == 10
                ? DIGITS_OF_INT - whole.length() - fraction.length()
                : 15 - whole.length() - (int) (exponent * 3.0f / 10) - 1;
        int scale = (base == 10 ? exponent : 0) - fraction.length();
        if (!isInt || room < 0 || scale < SMALLEST_EXPONENT) {
            return null;
        }
        long value = Long.parseLong(whole + fraction) << (base == 2 ? exponent : 0);
        return new Quantity(negative ? -value : value, scale);
    }

    /** As a decimal number: at most nine decimals, rounded away from zero; null if there is no digit. */
    private @Nullable Quantity large() {
        if (number.chars().noneMatch(Character::isDigit)) {
            return null;
        }
        BigDecimal amount = new BigDecimal(number).abs();
        if (base == 2) {
            amount = amount.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(exponent)));
        } else {
            amount = new BigDecimal(amount.unscaledValue(), amount.scale() - exponent);
        }
        if (amount.signum() != 0) {
            amount = rounded(amount);
        }
        if (base == 2 && amount.compareTo(LARGEST_BINARY) > 0) {
            amount = LARGEST_BINARY;
        }
        return new Quantity(negative ? amount.negate() : amount);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        // What is far smaller than the smallest becomes the smallest without computing its digits.
        if ((long) amount.scale() - amount.precision() > -SMALLEST_EXPONENT + 1L) {
            return BigDecimal.valueOf(1, -SMALLEST_EXPONENT);
        }
        // A huge one keeps its few digits: it has no decimals to round.
        return amount.scale() < -1_000 ? amount : amount.setScale(-SMALLEST_EXPONENT, RoundingMode.UP);
    }
}
