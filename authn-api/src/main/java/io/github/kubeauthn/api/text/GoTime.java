package io.github.kubeauthn.api.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An instant as Go's {@code time.Parse(time.RFC3339, …)} reads it: RFC 3339 in capital letters, where the hour may have one
 * digit, a comma may stand before the fraction, and an offset may go to 24:60. Fractions are cut off behind nanoseconds.
 */
public final class GoTime {

    private static final int MAX_OFFSET_HOURS = 24;
    private static final int MAX_OFFSET_MINUTES = 60;

    private final String text;
    private int at;
    private boolean valid = true;

    private GoTime(String text) {
        this.text = text;
    }

    /** The instant; empty if the text is none. */
    public static Optional<Instant> parseRfc3339(String text) {
        return new GoTime(text).parse();
    }

    private Optional<Instant> parse() {
        int year = digits(4);
        skip('-');
        int month = digits(2);
        skip('-');
        int day = digits(2);
        skip('T');
        int hour = isDigit(at + 1) ? digits(2) : digits(1);
        skip(':');
        int minute = digits(2);
        skip(':');
        int second = digits(2);
        int nanosecond = fraction();
        int offset = offset();
        if (!valid || at != text.length()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nanosecond);
            return Optional.of(local.toInstant(ZoneOffset.UTC).minusSeconds(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private int fraction() {
        char point = at < text.length() ? text.charAt(at) : ' ';
        if (point != '.' && point != ',' || !isDigit(at + 1)) {
            return 0;
        }
        at++;
        int nanoseconds = 0;
        int unit = 100_000_000;
        while (isDigit(at)) {
            nanoseconds += (text.charAt(at) - '0') * unit;
            unit /= 10;
            at++;
        }
        return nanoseconds;
    }

    /** In seconds. */
    private int offset() {
        char sign = at < text.length() ? text.charAt(at) : ' ';
        at++;
        if (sign == 'Z') {
            return 0;
        }
        int hours = digits(2);
        skip(':');
        int minutes = digits(2);
        valid &= (sign == '+' || sign == '-') && hours <= MAX_OFFSET_HOURS && minutes <= MAX_OFFSET_MINUTES;
        int seconds = (hours * 60 + minutes) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            valid &= isDigit(at);
            number = valid ? number * 10 + text.charAt(at) - '0' : 0;
            at++;
        }
        return number;
    }

    private void skip(char expected) {
        valid &= at < text.length() && text.charAt(at) == expected;
        at++;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
