package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An instant in whole seconds since 1970 (RFC 7519 section 2), with the range and the arithmetic of Go: what a number beyond
 * the range means is what it means to kube-apiserver.
 *
 * @param seconds since 1970-01-01T00:00:00Z
 */
public record NumericDate(long seconds) {

    /** From year 1, where Go's clock begins, to 1970. */
    private static final long SECONDS_BEFORE_1970 = 62_135_596_800L;

    /** A number of seconds, any fraction cut off; empty if the value is no number, or beyond the range of a double. */
    public static Optional<NumericDate> read(JsonValue value) {
        OptionalDouble number = value instanceof JsonNumber text ? text.float64() : OptionalDouble.empty();
        return number.isPresent() ? Optional.of(new NumericDate(toInt64(number.getAsDouble()))) : Optional.empty();
    }

    /** Whether this instant comes before {@code other}. */
    public boolean isBefore(Instant other) {
        return compareTo(other) < 0;
    }

    /** Whether this instant comes after {@code other}. */
    public boolean isAfter(Instant other) {
        return compareTo(other) > 0;
    }

    /** Go counts from year 1 in 64 bits and lets the sum overflow. */
    private int compareTo(Instant other) {
        int bySeconds = Long.compare(seconds + SECONDS_BEFORE_1970, other.getEpochSecond() + SECONDS_BEFORE_1970);
        return bySeconds != 0 ? bySeconds : Integer.compare(0, other.getNano());
    }

    /** The conversion of amd64, on which everything beyond the range is the least number. */
    private static long toInt64(double number) {
        return number >= 0x1p63 || number < -0x1p63 ? Long.MIN_VALUE : (long) number;
    }
}
