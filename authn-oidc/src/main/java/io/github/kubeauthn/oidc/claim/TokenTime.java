package io.github.kubeauthn.oidc.claim;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment to the second as Go's {@code time.Time} holds it: seconds since the year 1, in 64 bits that wrap around. So a
 * number of seconds that is too large lies in the distant past, and a token that expires then has expired.
 *
 * @param sinceYearOne seconds since the year 1
 */
public record TokenTime(long sinceYearOne) {

    private static final long FROM_1_TO_1970 = 62_135_596_800L;
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss '+0000 UTC'", Locale.ROOT);

    /** What a field of that type holds where nothing was read into it. */
    static final TokenTime ZERO = new TokenTime(0);

    /** The moment that many seconds after the beginning of 1970. */
    static TokenTime ofUnix(long seconds) {
        return new TokenTime(seconds + FROM_1_TO_1970);
    }

    /** Whether this lies before {@code instant}. */
    public boolean isBefore(Instant instant) {
        long other = instant.getEpochSecond() + FROM_1_TO_1970;
        return sinceYearOne < other || sinceYearOne == other && instant.getNano() > 0;
    }

    /** Whether {@code instant} lies before this. */
    public boolean isAfter(Instant instant) {
        return instant.getEpochSecond() + FROM_1_TO_1970 < sinceYearOne;
    }

    /** As Go prints it in UTC, as far as a calendar goes. */
    @Override
    public String toString() {
        long unix = sinceYearOne - FROM_1_TO_1970;
        if (unix < Instant.MIN.getEpochSecond() || unix > Instant.MAX.getEpochSecond()) {
            return unix + " seconds since 1970";
        }
        return FORMAT.format(Instant.ofEpochSecond(unix).atOffset(ZoneOffset.UTC));
    }
}
