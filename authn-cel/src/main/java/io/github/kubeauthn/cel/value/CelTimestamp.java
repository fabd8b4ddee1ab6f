package io.github.kubeauthn.cel.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An instant between the years 1 and 9999.
 *
 * @param seconds since 1970
 * @param nanos of the second
 * @param offset the seconds east of UTC that it was written with, which {@code string} writes again
 */
public record CelTimestamp(long seconds, int nanos, int offset) {

    private static final long MIN_SECONDS = -62_135_596_800L;
    private static final long MAX_SECONDS = 253_402_300_799L;

    /** That an instant is out of range. */
    static final CelError OVERFLOW = new CelError("timestamp overflow");

    /** The instant {@code seconds} after 1970, or an error. */
    static Object ofSeconds(long seconds) {
        return inRange(seconds, 0, 0);
    }

    private static Object inRange(long seconds, int nanos, int offset) {
        return seconds < MIN_SECONDS || seconds > MAX_SECONDS ? OVERFLOW : new CelTimestamp(seconds, nanos, offset);
    }

    /** Reads what Go's {@code time.Parse} takes for RFC 3339: an instant, {@link #OVERFLOW}, or null if it is none. */
    static @Nullable Object parse(String text) {
        Rfc3339 parts = Rfc3339.read(text);
        if (parts == null) {
            return null;
        }
        try {
            long local = LocalDate.of(parts.year, parts.month, parts.day).toEpochDay() * 86_400L + parts.secondOfDay;
            return inRange(local - parts.offset, parts.nanos, parts.offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    Object plus(CelDuration duration) {
        return plus(duration.nanos() / CelDuration.NANOS_PER_SECOND, duration.nanos() % CelDuration.NANOS_PER_SECOND);
    }

    Object minus(CelDuration duration) {
        return duration.nanos() == Long.MIN_VALUE ? Arithmetic.INT_OVERFLOW : plus(new CelDuration(-duration.nanos()));
    }

    private Object plus(long moreSeconds, long moreNanos) {
        long sum = nanos + moreNanos;
        long carry = Math.floorDiv(sum, CelDuration.NANOS_PER_SECOND);
        return inRange(seconds + moreSeconds + carry, (int) Math.floorMod(sum, CelDuration.NANOS_PER_SECOND), offset);
    }

    Object minus(CelTimestamp other) {
        long difference = seconds - other.seconds;
        if (Math.abs(difference) > Long.MAX_VALUE / CelDuration.NANOS_PER_SECOND) {
            return Arithmetic.INT_OVERFLOW;
        }
        return CelDuration.ofSum(difference * CelDuration.NANOS_PER_SECOND, nanos - other.nanos);
    }

    int compareTo(CelTimestamp other) {
        int bySeconds = Long.compare(seconds, other.seconds);
        return bySeconds != 0 ? bySeconds : Integer.compare(nanos, other.nanos);
    }

    boolean isZero() {
        return seconds == MIN_SECONDS && nanos == 0;
    }

    /** The date and time in UTC. */
    public LocalDateTime utc() {
        return local(0);
    }

    private LocalDateTime local(long secondsEast) {
        return LocalDateTime.ofEpochSecond(seconds + secondsEast, nanos, ZoneOffset.UTC);
    }

    /**
     * The date and time in a zone: a {@link LocalDateTime}, or an error.
     *
     * @param zone a name of the IANA time zone database, or {@code ±hh:mm}
     */
    public Object in(String zone) {
        int colon = zone.indexOf(':');
        if (colon < 0) {
            ZoneId id = zone(zone);
            return id == null
                    ? new CelError("unknown time zone " + zone)
                    : local(id.getRules()
                            .getOffset(Instant.ofEpochSecond(seconds))
                            .getTotalSeconds());
        }
        Long hours = Conversion.parseInt(zone.substring(0, colon));
        Long minutes = Conversion.parseInt(zone.substring(colon + 1));
        if (hours == null || minutes == null || Math.abs(hours) > 1_000_000 || Math.abs(minutes) > 60_000_000) {
            return new CelError("invalid time zone offset: " + zone);
        }
        return local((hours * 60 + (zone.startsWith("-") ? -minutes : minutes)) * 60);
    }

    private static @Nullable ZoneId zone(String name) {
        // Names that Go has from the database and Java only knows as abbreviations, or not at all.
        switch (name) {
            case "", "UTC", "Local" -> {
                return ZoneOffset.UTC;
            }
            case "EST" -> {
                return ZoneOffset.ofHours(-5);
            }
            case "MST" -> {
                return ZoneOffset.ofHours(-7);
            }
            case "HST" -> {
                return ZoneOffset.ofHours(-10);
            }
            default -> {
                return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/")
                        ? ZoneId.of(name)
                        : null;
            }
        }
    }

    /** As {@code string} writes it: RFC 3339 with the offset that it was written with. */
    @Override
    public String toString() {
        LocalDateTime local = local(offset);
        StringBuilder text = new StringBuilder(36);
        digits(text, local.getYear(), 4).append('-');
        digits(text, local.getMonthValue(), 2).append('-');
        digits(text, local.getDayOfMonth(), 2).append('T');
        digits(text, local.getHour(), 2).append(':');
        digits(text, local.getMinute(), 2).append(':');
        digits(text, local.getSecond(), 2);
        if (nanos != 0) {
            digits(text.append('.'), nanos, 9);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        if (offset == 0) {
            return text.append('Z').toString();
        }
        int minutes = Math.abs(offset / 60);
        digits(text.append(offset < 0 ? '-' : '+'), minutes / 60, 2).append(':');
        return digits(text, minutes % 60, 2).toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
