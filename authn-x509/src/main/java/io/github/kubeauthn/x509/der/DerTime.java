package io.github.kubeauthn.x509.der;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A time of a certificate: UTCTime (with or without seconds) or GeneralizedTime (with seconds, without fraction), in UTC
 * ({@code Z}) or with an offset that is not zero.
 */
public final class DerTime {

    private static final String DATE_TO_MINUTE = "MMddHHmm";
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MAX_OFFSET_HOURS = 24;

    private DerTime() {}

    /** The next element of {@code reader}, which must be a time. */
    public static Instant read(DerReader reader) throws MalformedDerException {
        if (reader.nextIs(DerTag.UTC_TIME)) {
            return new Digits(reader, DerTag.UTC_TIME, "x509: malformed UTCTime").utcTime();
        }
        if (reader.nextIs(DerTag.GENERALIZED_TIME)) {
            return new Digits(reader, DerTag.GENERALIZED_TIME, "x509: malformed GeneralizedTime").generalizedTime();
        }
        throw new MalformedDerException("x509: unsupported time format");
    }

    /** The text of a time, read from left to right. */
    private static final class Digits {

        private final String text;
        private final String complaint;
        private int position;

        private Digits(DerReader reader, int tag, String complaint) throws MalformedDerException {
            this.text = reader.contents(tag, complaint).decode(StandardCharsets.ISO_8859_1);
            this.complaint = complaint;
        }

        private Instant utcTime() throws MalformedDerException {
            int twoDigits = number(2);
            // RFC 5280 section 4.1.2.5.1
            int year = twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;
            boolean hasSeconds = digitAt(2 + DATE_TO_MINUTE.length());
            return rest(year, hasSeconds);
        }

        private Instant generalizedTime() throws MalformedDerException {
            return rest(number(4), true);
        }

        private Instant rest(int year, boolean hasSeconds) throws MalformedDerException {
            try {
                LocalDateTime time =
                        LocalDateTime.of(year, number(2), number(2), number(2), number(2), hasSeconds ? number(2) : 0);
                long offset = offsetSeconds();
                if (position != text.length()) {
                    throw new MalformedDerException(complaint);
                }
                return Instant.ofEpochSecond(time.toEpochSecond(ZoneOffset.UTC) - offset);
            } catch (DateTimeException e) {
                throw new MalformedDerException(complaint);
            }
        }

        private long offsetSeconds() throws MalformedDerException {
            char sign = position < text.length() ? text.charAt(position) : '\0';
            position++;
            if (sign == 'Z') {
                return 0;
            }
            if (sign != '+' && sign != '-') {
                throw new MalformedDerException(complaint);
            }
            int hours = number(2);
            int minutes = number(2);
            long seconds = (hours * 60L + minutes) * SECONDS_PER_MINUTE;
            if (hours > MAX_OFFSET_HOURS || minutes > 59 || seconds == 0) {
                throw new MalformedDerException(complaint);
            }
            return sign == '+' ? seconds : -seconds;
        }

        private int number(int digits) throws MalformedDerException {
            int number = 0;
            for (int i = 0; i < digits; i++) {
                if (!digitAt(position)) {
                    throw new MalformedDerException(complaint);
                }
                number = number * 10 + text.charAt(position++) - '0';
            }
            return number;
        }

        private boolean digitAt(int index) {
            return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
        }
    }
}
