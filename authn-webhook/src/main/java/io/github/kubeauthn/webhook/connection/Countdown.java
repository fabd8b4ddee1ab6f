package io.github.kubeauthn.webhook.connection;

import java.time.Duration;

/**
 * How long something may still take, measured by a clock that only goes forward, because it is about waiting and not about what
 * time it is.
 */
public final class Countdown {

    private final long end;

    private Countdown(long end) {
        this.end = end;
    }

    /** From now on. */
    public static Countdown of(Duration duration) {
        return new Countdown(System.nanoTime() + duration.toNanos());
    }

    /** This one, or one that begins now and is over after {@code limit}, whichever ends first. */
    public Countdown atMost(Duration limit) {
        Countdown other = of(limit);
        return end - other.end < 0 ? this : other;
    }

    /** Zero if it is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    public boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    /** Waits for {@code pause}, but not beyond the end. */
    public void sleep(Duration pause) throws InterruptedException {
        Duration left = left();
        long nanos = (pause.compareTo(left) < 0 ? pause : left).toNanos();
        if (nanos > 0) {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }
}
