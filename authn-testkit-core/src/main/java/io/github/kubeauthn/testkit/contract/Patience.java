package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.testkit.question.Asked;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks on a thread of its own, so that an authenticator that waits forever does not take the test along. */
final class Patience {

    /** So long that only somebody who waits needs it, on whatever machine. */
    private static final long SECONDS = 60;

    private Patience() {}

    /** What came of a question on an interrupted thread. */
    record Interrupted(Asked asked, boolean stillInterrupted) {}

    static <T> T whileWaiting(Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        Thread thread = new Thread(task, "contract-question");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            StackTraceElement[] where = thread.getStackTrace();
            thread.interrupt();
            AssertionError waiting = new AssertionError(
                    "The contract \"does not wait\" is broken: there was no answer after " + SECONDS + " s", e);
            waiting.setStackTrace(where);
            throw waiting;
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw new AssertionError("The contract \"no exception escapes\" is broken: " + e.getCause(), e.getCause());
        }
    }

    static Interrupted whileInterrupted(Callable<Asked> question) {
        return whileWaiting(() -> {
            Thread.currentThread().interrupt();
            Asked asked = question.call();
            return new Interrupted(asked, Thread.interrupted());
        });
    }
}
