package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.testkit.assertion.AnswerText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that ask the same things at once, each in an order of its own. */
final class Crowd {

    private static final int THREADS = 8;
    private static final int ROUNDS = 5;

    private Crowd() {}

    static <C extends Credential> void hold(Authenticator<C> authenticator, List<C> credentials) {
        List<AuthenticationResult> alone =
                credentials.stream().map(authenticator::authenticate).toList();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Void>> members = new ArrayList<>();
        for (int member = 0; member < THREADS; member++) {
            int offset = member * credentials.size() / THREADS;
            members.add(() -> {
                start.await();
                askAll(authenticator, credentials, alone, offset);
                return null;
            });
        }
        Patience.whileWaiting(() -> run(members));
    }

    private static <C extends Credential> void askAll(
            Authenticator<C> authenticator, List<C> credentials, List<AuthenticationResult> alone, int offset) {
        for (int i = 0; i < ROUNDS * credentials.size(); i++) {
            int index = (offset + i) % credentials.size();
            AuthenticationResult together = authenticator.authenticate(credentials.get(index));
            if (!together.equals(alone.get(index))) {
                throw new AssertionError(
                        "The contract \"gives many threads the same answers\" is broken: one thread was told "
                                + AnswerText.of(alone.get(index)) + "\n and one of " + THREADS + " at once: "
                                + AnswerText.of(together));
            }
        }
    }

    private static Void run(List<Callable<Void>> members) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "contract-crowd");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Future<Void> member : threads.invokeAll(members)) {
                member.get();
            }
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw new AssertionError(
                    "The contract \"gives many threads the same answers\" is broken: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
