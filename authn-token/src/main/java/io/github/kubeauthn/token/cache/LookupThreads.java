package io.github.kubeauthn.token.cache;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which look-ups wait for others; there are none while nobody waits. */
final class LookupThreads implements Executor, AutoCloseable {

    private final ExecutorService threads;

    LookupThreads(int maximum) {
        AtomicInteger count = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(0, maximum, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "kube-authn-token-lookup-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void execute(Runnable lookup) {
        threads.execute(lookup);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
