package io.github.kubeauthn.webhook.connection;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** A value that comes from files, which are looked at again when it is needed and the last look is some time ago. */
final class LookAgain<T> {

    private final Pace pace;
    private final UnaryOperator<T> look;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Seen<T> seen;

    LookAgain(T first, Pace pace, UnaryOperator<T> look) {
        this.pace = pace;
        this.look = look;
        this.seen = new Seen<>(first, System.nanoTime());
    }

    /**
     * How often files are looked at.
     *
     * @param interval the least time between two looks
     */
    record Pace(Duration interval) {

        /** As often as client-go looks at a client certificate. */
        static final Pace USUAL = new Pace(Duration.ofSeconds(1));
    }

    private record Seen<T>(T value, long when) {}

    T current() {
        Seen<T> last = seen;
        if (System.nanoTime() - last.when < pace.interval.toNanos() || !looking.tryLock()) {
            return last.value;
        }
        try {
            T value = look.apply(seen.value);
            seen = new Seen<>(value, System.nanoTime());
            return value;
        } finally {
            looking.unlock();
        }
    }
}
