package io.github.kubeauthn.webhook.client;

import io.github.kubeauthn.webhook.connection.Countdown;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds how many look-ups are under way, and how many wait for their turn. */
final class LookupGate {

    private final Semaphore places;
    private final int waitingRoom;
    private final AtomicInteger waiting = new AtomicInteger();

    LookupGate(int places, int waitingRoom) {
        this.places = new Semaphore(places, true);
        this.waitingRoom = waitingRoom;
    }

    /** What became of an attempt to come in. */
    enum Entry {
        /** Come in, and {@link #leave} afterwards. */
        ADMITTED,
        /** There is no room, not even to wait. */
        TURNED_AWAY,
        /** The time was over before it was one's turn. */
        TOO_LATE
    }

    Entry enter(Countdown countdown) throws InterruptedException {
        if (places.tryAcquire()) {
            return Entry.ADMITTED;
        }
        if (waiting.incrementAndGet() > waitingRoom) {
            waiting.decrementAndGet();
            return Entry.TURNED_AWAY;
        }
        try {
            return places.tryAcquire(countdown.left().toNanos(), TimeUnit.NANOSECONDS)
                    ? Entry.ADMITTED
                    : Entry.TOO_LATE;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void leave() {
        places.release();
    }
}
