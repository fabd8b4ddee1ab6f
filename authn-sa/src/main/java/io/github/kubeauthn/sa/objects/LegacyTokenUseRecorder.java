package io.github.kubeauthn.sa.objects;

/**
 * Writes down in the cluster that tokens out of Secrets were used. Safe for use by many threads at once.
 *
 * <p>A token is as good where its use cannot be written down, so an implementation neither throws nor lets its caller wait: it
 * does what needs I/O on a thread of its own and logs what fails.
 */
@FunctionalInterface
public interface LegacyTokenUseRecorder {

    /** Sets the label of the Secret, if it still has the uid. */
    void record(LegacyTokenUse use);

    /** Writes nothing down: for a cluster that is only looked at. */
    static LegacyTokenUseRecorder none() {
        return use -> {};
    }
}
