package io.github.kubeauthn.api.text;

import java.time.Duration;

/** A length of time in words, for people: its two greatest units, as in {@code 3 min 20 s} or {@code 14 d}. */
public final class TimeSpan {

    private static final long[] SECONDS = {86_400, 3_600, 60, 1};
    private static final String[] UNITS = {"d", "h", "min", "s"};

    private TimeSpan() {}

    /** The length in words, whatever its sign; fractions of a second do not show. */
    public static String inWords(Duration span) {
        long rest = span.abs().toSeconds();
        for (int i = 0; i < SECONDS.length; i++) {
            long count = rest / SECONDS[i];
            if (count > 0) {
                long next = i + 1 < SECONDS.length ? rest % SECONDS[i] / SECONDS[i + 1] : 0;
                return count + " " + UNITS[i] + (next == 0 ? "" : " " + next + " " + UNITS[i + 1]);
            }
        }
        return "0 s";
    }
}
