package io.github.kubeauthn.testkit.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Safe for use by many threads at once. */
public final class ManualClock extends Clock {

    private final Dial dial;
    private final ZoneId zone;

    private ManualClock(Dial dial, ZoneId zone) {
        this.dial = dial;
        this.zone = zone;
    }

    /** A clock in UTC that shows {@code instant}. */
    public static ManualClock at(Instant instant) {
        return new ManualClock(new Dial(instant), ZoneOffset.UTC);
    }

    /** A clock in UTC that shows an instant such as {@code 2026-03-01T12:00:00Z}. */
    public static ManualClock at(String instant) {
        return at(Instant.parse(instant));
    }

    /** Moves it on, or back if {@code duration} is negative. */
    public void advance(Duration duration) {
        dial.turn(duration);
    }

    /** Moves it to an instant, earlier or later. */
    public void set(Instant instant) {
        dial.set(instant);
    }

    @Override
    public Instant instant() {
        return dial.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock, moved together with this one, as it is read elsewhere. */
    @Override
    public ManualClock withZone(ZoneId newZone) {
        return new ManualClock(dial, newZone);
    }

    @Override
    public String toString() {
        return "ManualClock[" + dial.now + "]";
    }

    /** What clocks of several zones show together. */
    private static final class Dial {

        private volatile Instant now;

        private Dial(Instant now) {
            this.now = now;
        }

        private synchronized void turn(Duration duration) {
            now = now.plus(duration);
        }

        private synchronized void set(Instant instant) {
            now = instant;
        }
    }
}
