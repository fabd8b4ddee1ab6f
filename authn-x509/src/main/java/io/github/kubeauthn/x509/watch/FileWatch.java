package io.github.kubeauthn.x509.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that looks at a file at once, whenever something changes in its folder, and from time to time besides.
 * Looking is up to whoever starts it, and never happens twice at a time.
 *
 * <p>The folder, not the file: Kubernetes mounts a file as a symbolic link into {@code ..data}, itself a link that is
 * swapped.
 */
public final class FileWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path folder;
    private final Duration interval;
    private final @Nullable WatchService watcher;
    private final Thread thread;
    private volatile Runnable look = () -> {};
    private volatile boolean closed;

    /**
     * A watch that has not begun.
     *
     * @param interval how often to look even if nobody says that something changed
     */
    public FileWatch(Path file, Duration interval) {
        this.folder = file.toAbsolutePath().getParent() == null
                ? file.toAbsolutePath()
                : file.toAbsolutePath().getParent();
        this.interval = interval;
        this.watcher = watcher(folder);
        this.thread = new Thread(this::run, "kube-authn-watch-" + file.getFileName());
        thread.setDaemon(true);
    }

    /** Null where the system gives none; then looking from time to time must do. */
    private static @Nullable WatchService watcher(Path folder) {
        try {
            return folder.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("{} cannot be watched, it is only looked at from time to time: {}", folder, e.getMessage());
            return null;
        }
    }

    /**
     * Begins to look.
     *
     * @param newLook must end when its thread is interrupted; what it throws is logged
     */
    public void start(Runnable newLook) {
        look = newLook;
        thread.start();
    }

    /** Ends the thread, and waits a little for it. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (watcher != null) {
            try {
                watcher.close();
            } catch (IOException e) {
                LOG.debug("Could not close the watch of {}", folder, e);
            }
        }
        awaitEnd();
    }

    private void awaitEnd() {
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                // Anew each time: the folder may have been replaced by another of its name.
                register();
                lookSafely();
                await();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("The watch of {} ends", folder);
        }
    }

    private void register() {
        if (watcher == null) {
            return;
        }
        try {
            folder.register(watcher, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
        } catch (IOException e) {
            LOG.warn("{} cannot be watched now, it is looked at again in {}: {}", folder, interval, e.getMessage());
        }
    }

    private void lookSafely() {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.error("Looking at a file in {} failed, it is looked at again in {}", folder, interval, e);
        }
    }

    private void await() throws InterruptedException {
        if (watcher == null) {
            Thread.sleep(interval.toMillis());
            return;
        }
        WatchKey key = watcher.poll(interval.toNanos(), TimeUnit.NANOSECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }
}
