package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.testkit.hostile.HostileInput;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Holds answers against a limit of processor time, which other work on the machine does not use up. An answer that does not come
 * at all is found by waiting for many times the limit.
 */
final class Stopwatch {

    private static final int PATIENCE = 30;

    private Stopwatch() {}

    static <C extends Credential> void hold(
            Duration limit, Authenticator<C> authenticator, List<HostileInput<C>> inputs) {
        Measurement<C> measurement = new Measurement<>(limit, authenticator, inputs);
        FutureTask<Void> task = new FutureTask<>(measurement, null);
        Thread thread = new Thread(task, "contract-stopwatch");
        thread.setDaemon(true);
        thread.start();
        long patience = limit.multipliedBy(PATIENCE).toNanos();
        try {
            while (thread.isAlive()) {
                thread.join(10);
                if (thread.isAlive() && measurement.nanosAtCurrent() > patience) {
                    throw tooLong(limit, measurement.current(), "did not come", thread.getStackTrace());
                }
            }
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw new AssertionError(
                    "The contract \"no exception escapes\" is broken: " + e.getCause() + " for "
                            + measurement.current(),
                    e.getCause());
        }
    }

    private static AssertionError tooLong(Duration limit, String input, String what, StackTraceElement[] where) {
        AssertionError error = new AssertionError("The contract \"answers in bounded time\" is broken: the answer to "
                + input + " " + what + " (the limit is " + limit.toMillis() + " ms)");
        error.setStackTrace(where);
        return error;
    }

    private static final class Measurement<C extends Credential> implements Runnable {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final Duration limit;
        private final Authenticator<C> authenticator;
        private final List<HostileInput<C>> inputs;
        private volatile State state;

        private record State(String input, long since) {}

        private Measurement(Duration limit, Authenticator<C> authenticator, List<HostileInput<C>> inputs) {
            this.limit = limit;
            this.authenticator = authenticator;
            this.inputs = inputs;
            this.state = new State("nothing yet", System.nanoTime());
        }

        @Override
        public void run() {
            inputs.forEach(this::measure);
        }

        private void measure(HostileInput<C> input) {
            state = new State(input.name(), System.nanoTime());
            long before = threads.getCurrentThreadCpuTime();
            authenticator.authenticate(input.value());
            Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
            if (taken.compareTo(limit) > 0) {
                throw tooLong(limit, input.name(), "took " + taken.toMillis() + " ms", new StackTraceElement[0]);
            }
        }

        private String current() {
            return state.input;
        }

        private long nanosAtCurrent() {
            return System.nanoTime() - state.since;
        }
    }
}
