package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.x509.watch.FileWatch;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CA bundle that follows a file, as {@code dynamiccertificates} of k8s.io/apiserver does: the folder of the file is
 * watched, and the file is looked at every minute besides. A CA that goes from the file is no longer trusted from then on.
 * Content that is empty, does not parse or cannot be read is refused and logged, and the last good one stays.
 *
 * <p>It owns a daemon thread until it is closed; after that, the last bundle stays.
 */
public final class ReloadingCaSource implements CaSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadingCaSource.class);

    private final String name;
    private final Path file;
    private final String fileName;
    private final Listener listener;
    private final int rememberedChains;
    private final FileWatch watch;
    private volatile Loaded loaded;

    /** Why the file is not used now; empty if it is. Only the watching thread knows it. */
    private String refusal = "";

    private ReloadingCaSource(Builder builder) {
        this.fileName = builder.fileName;
        this.name = builder.purpose + "::" + fileName;
        this.file = builder.file;
        this.listener = builder.listener;
        this.rememberedChains = builder.rememberedChains;
        byte[] content = read();
        this.loaded = load(content);
        this.watch = new FileWatch(file, builder.interval);
    }

    /** What the file held, and what that means. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record, never handed out
    private record Loaded(byte[] content, CaBundle bundle) {}

    /**
     * Starts from the defaults of kube-apiserver.
     *
     * @param purpose what messages call the bundle, together with the file; kube-apiserver says {@code client-ca-bundle}
     *     and {@code request-header}
     * @param file PEM
     */
    public static Builder builder(String purpose, Path file) {
        return new Builder(purpose, file);
    }

    @Override
    public Optional<CaBundle> current() {
        return Optional.of(loaded.bundle);
    }

    /** Ends the thread. */
    @Override
    public void close() {
        watch.close();
    }

    private void start() {
        watch.start(this::look);
    }

    /** Looks at the file now. */
    private void look() {
        try {
            reload();
        } catch (InvalidConfigurationException e) {
            // Whoever closes this interrupts a look that is under way, which says nothing about the file.
            if (!Thread.currentThread().isInterrupted()) {
                refuse(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Said once: a folder in which much happens would have it said again and again. */
    private void refuse(String reason) {
        if (reason.equals(refusal)) {
            return;
        }
        refusal = reason;
        LOG.error("The CA bundle in {} is refused, the last good one stays: {}", file, reason);
        tell(() -> listener.refused(reason));
    }

    private void reload() {
        byte[] content = read();
        if (MessageDigest.isEqual(content, loaded.content)) {
            refusal = "";
            return;
        }
        Loaded next = load(content);
        refusal = "";
        loaded = next;
        LOG.info("Loaded a new CA bundle of {} certificates from {}", next.bundle.size(), file);
        tell(() -> listener.replaced(next.bundle));
    }

    /** What the old bundle remembers goes with it. */
    private Loaded load(byte[] content) {
        return new Loaded(content, CaBundle.parsePem(name, content).remembering(rememberedChains));
    }

    private byte[] read() {
        return GoFiles.read(file, fileName);
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener to {} failed", file, e);
        }
    }

    /** Is told what becomes of the file, on the thread that reads it. What it throws is logged and otherwise ignored. */
    public interface Listener {

        /** The file has new content, which counts from now on. */
        default void replaced(CaBundle current) {}

        /** The file cannot be used; what it held before still counts. */
        default void refused(String reason) {}
    }

    /** Everything but the file has a default. Not safe for use by several threads. */
    public static final class Builder {

        private final String purpose;
        private final Path file;
        private String fileName;
        private Duration interval = Duration.ofMinutes(1);
        private Listener listener = new Listener() {};
        private int rememberedChains = CaBundle.REMEMBERED_CHAINS;

        private Builder(String purpose, Path file) {
            this.purpose = purpose;
            this.file = file;
            this.fileName = file.toString();
        }

        /** What messages call the file, as the path that the user wrote; the file's path unless said otherwise. */
        public Builder fileName(String newFileName) {
            this.fileName = newFileName;
            return this;
        }

        /** How often the file is looked at even if nobody says that it changed; a minute unless said otherwise. */
        public Builder interval(Duration newInterval) {
            if (newInterval.isNegative() || newInterval.isZero()) {
                throw new InvalidConfigurationException("the interval for " + file + " must be positive");
            }
            this.interval = newInterval;
            return this;
        }

        /** Who is told about changes; nobody unless said otherwise. */
        public Builder listener(Listener newListener) {
            this.listener = newListener;
            return this;
        }

        /** See {@link CaBundle#remembering}; 10,000 unless said otherwise. */
        public Builder rememberedChains(int chains) {
            this.rememberedChains = chains;
            return this;
        }

        /**
         * Reads the file and begins to follow it.
         *
         * @throws InvalidConfigurationException if the file cannot be read, is empty or holds no CA bundle
         */
        public ReloadingCaSource build() {
            ReloadingCaSource source = new ReloadingCaSource(this);
            source.start();
            return source;
        }
    }
}
