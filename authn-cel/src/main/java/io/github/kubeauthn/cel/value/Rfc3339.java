package io.github.kubeauthn.cel.value;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a timestamp, read as leniently as Go's {@code time.Parse}: an hour may have one digit, a comma may start the
 * fraction, an offset may be 24 hours.
 */
final class Rfc3339 {

    private final String text;
    private int at;
    private boolean good = true;

    int year;
    int month;
    int day;
    int secondOfDay;
    int nanos;
    int offset;

    private Rfc3339(String text) {
        this.text = text;
    }

    /** Null if {@code text} is none. A day that its month does not have is not noticed. */
    static @Nullable Rfc3339 read(String text) {
        Rfc3339 parts = new Rfc3339(text);
        parts.readDate();
        parts.readTime();
        parts.readOffset();
        return parts.good && parts.at == text.length() ? parts : null;
    }

    private void readDate() {
        year = number(4);
        expect('-');
        month = number(2);
        expect('-');
        day = number(2);
        expect('T');
    }

    private void readTime() {
        boolean twoDigits = at + 1 < text.length() && CodePoints.isDigit(text.charAt(at + 1));
        int hour = number(twoDigits ? 2 : 1);
        expect(':');
        int minute = number(2);
        expect(':');
        int second = number(2);
        good &= hour < 24 && minute < 60 && second < 60;
        secondOfDay = (hour * 60 + minute) * 60 + second;
        readFraction();
    }

    private void readFraction() {
        boolean mark = at + 1 < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
        if (!mark || !CodePoints.isDigit(text.charAt(at + 1))) {
            return;
        }
        int unit = 100_000_000;
        for (at++; at < text.length() && CodePoints.isDigit(text.charAt(at)); at++) {
            nanos += (text.charAt(at) - '0') * unit;
            unit /= 10;
        }
    }

    private void readOffset() {
        if (at < text.length() && text.charAt(at) == 'Z') {
            at++;
            return;
        }
        boolean west = at < text.length() && text.charAt(at) == '-';
        if (!west) {
            expect('+');
        } else {
            at++;
        }
        int hours = number(2);
        expect(':');
        int minutes = number(2);
        good &= hours <= 24 && minutes <= 60;
        offset = (hours * 60 + minutes) * 60 * (west ? -1 : 1);
    }

    private void expect(char expected) {
        good &= at < text.length() && text.charAt(at) == expected;
        at++;
    }

    private int number(int digits) {
        int number = 0;
        for (int end = at + digits; at < end; at++) {
            if (at >= text.length() || !CodePoints.isDigit(text.charAt(at))) {
                good = false;
                return 0;
            }
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }
}
