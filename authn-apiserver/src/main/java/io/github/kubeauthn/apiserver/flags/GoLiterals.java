package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.text.GoCsv;
import io.github.kubeauthn.api.text.GoQuoted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The literals of flag values, read as Go's standard library reads them. */
final class GoLiterals {

    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(63);

    private GoLiterals() {}

    /** {@code strconv.ParseBool}. */
    static boolean bool(String text) throws FlagValueException {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default ->
                throw new FlagValueException(
                        "strconv.ParseBool: parsing " + GoQuoted.string(text) + ": invalid syntax");
        };
    }

    /** {@code time.ParseDuration}. */
    static Duration duration(String text) throws FlagValueException {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String rest = signed ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        if (rest.isEmpty()) {
            throw invalidDuration("invalid duration", text);
        }
        BigInteger nanos = BigInteger.ZERO;
        int at = 0;
        while (at < rest.length()) {
            int numberEnd = spanOfNumber(rest, at);
            String number = rest.substring(at, numberEnd);
            if (number.isEmpty() || number.equals(".")) {
                throw invalidDuration("invalid duration", text);
            }
            int unitEnd = spanOfUnit(rest, numberEnd);
            if (unitEnd == numberEnd) {
                throw invalidDuration("missing unit in duration", text);
            }
            String unit = rest.substring(numberEnd, unitEnd);
            Long nanosOfUnit = NANOS.get(unit);
            if (nanosOfUnit == null) {
                throw invalidDuration("unknown unit " + GoQuoted.string(unit) + " in duration", text);
            }
            nanos = nanos.add(nanos(number, nanosOfUnit));
            if (nanos.compareTo(GREATEST) > 0) {
                throw invalidDuration("invalid duration", text);
            }
            at = unitEnd;
        }
        if (text.startsWith("-")) {
            return Duration.ofNanos(nanos.negate().longValueExact());
        }
        if (nanos.equals(GREATEST)) {
            throw invalidDuration("invalid duration", text);
        }
        return Duration.ofNanos(nanos.longValueExact());
    }

    /** The fields of the first line of {@code encoding/csv}; none for the empty text. */
    static List<String> csvLine(String text) throws FlagValueException {
        try {
            return text.isEmpty()
                    ? List.of()
                    : new GoCsv(text.getBytes(StandardCharsets.UTF_8))
                            .next()
                            .orElseThrow(() -> new FlagValueException("EOF"));
        } catch (GoCsv.MalformedException e) {
            throw new FlagValueException(String.valueOf(e.getMessage()));
        }
    }

    private static int spanOfNumber(String text, int from) {
        int end = from;
        boolean point = false;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.' && !point)) {
            point |= text.charAt(end) == '.';
            end++;
        }
        return end;
    }

    private static int spanOfUnit(String text, int from) {
        int end = from;
        while (end < text.length() && !isDigit(text.charAt(end)) && text.charAt(end) != '.') {
            end++;
        }
        return end;
    }

    private static BigInteger nanos(String number, long nanosOfUnit) {
        return new BigDecimal(number.startsWith(".") ? "0" + number : number)
                .multiply(BigDecimal.valueOf(nanosOfUnit))
                .setScale(0, RoundingMode.DOWN)
                .toBigInteger();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static FlagValueException invalidDuration(String what, String text) {
        return new FlagValueException("time: " + what + " " + GoQuoted.string(text));
    }
}
