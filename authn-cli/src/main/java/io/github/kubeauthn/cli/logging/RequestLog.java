package io.github.kubeauthn.cli.logging;

/** A log that also tells of requests. Closing it writes what is still to be written; what comes later is written at once. */
public interface RequestLog extends AutoCloseable {

    @Override
    void close();
}
