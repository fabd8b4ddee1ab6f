package io.github.kubeauthn.cli.logging;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes lines in the order in which they come, and loses none: at once, or many at a time on a thread of its own. Whoever is faster than
 * the stream has to wait. Safe for use by many threads.
 */
final class LogWriter {

    private static final int MOST_WAITING_CHARACTERS = 1 << 20;
    private static final long GATHERING_MILLIS = 10;

    private final PrintStream stream;
    private final Lock lock = new ReentrantLock();
    /** Taken before {@link #lock} is given back, so that nobody else's lines overtake. */
    private final Lock printing = new ReentrantLock();

    private final Condition something = lock.newCondition();
    private final Condition room = lock.newCondition();

    private StringBuilder waiting = new StringBuilder();
    private boolean threaded;

    LogWriter(PrintStream stream) {
        this.stream = stream;
    }

    void write(String line) {
        lock.lock();
        try {
            while (threaded && waiting.length() > MOST_WAITING_CHARACTERS) {
                room.awaitUninterruptibly();
            }
            waiting.append(line);
            if (threaded) {
                something.signal();
            } else {
                printing.lock();
                print(taken());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has a thread write from now on, until the answer is closed. */
    RequestLog onThread() {
        lock.lock();
        try {
            threaded = true;
        } finally {
            lock.unlock();
        }
        Thread thread = new Thread(this::run, "log");
        thread.setDaemon(true);
        thread.start();
        return () -> stop(thread);
    }

    private void stop(Thread thread) {
        lock.lock();
        try {
            threaded = false;
            something.signal();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean more = true;
        while (more) {
            String lines;
            lock.lock();
            try {
                while (threaded && waiting.length() == 0) {
                    something.awaitUninterruptibly();
                }
                more = threaded;
                lines = taken();
                room.signalAll();
                printing.lock();
            } finally {
                lock.unlock();
            }
            print(lines);
            if (more) {
                gather();
            }
        }
    }

    /** Lets some lines come together: to wake this thread for each costs more than to write it. */
    private static void gather() {
        try {
            TimeUnit.MILLISECONDS.sleep(GATHERING_MILLIS);
        } catch (InterruptedException e) {
            // nobody interrupts this thread; if somebody does, lines are written the sooner
            Thread.currentThread().interrupt();
        }
    }

    private String taken() {
        String lines = waiting.toString();
        waiting.setLength(0);
        return lines;
    }

    /** Gives {@link #printing} back. */
    private void print(String lines) {
        try {
            byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
            stream.write(bytes, 0, bytes.length);
            stream.flush();
        } finally {
            printing.unlock();
        }
    }
}
