package io.github.kubeauthn.cli.logging;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;

/**
 * The program's log: warnings as text, until {@link #requests} asks for more. A library for logging could do this, too, but takes longer to
 * load than the rest of a command. Safe for use by many threads.
 */
final class Log implements ILoggerFactory {

    private static final String OWN = "io.github.kubeauthn.";

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final LogWriter writer;
    private final Clock clock;

    private volatile LogFormat format = LogFormat.TEXT;
    private volatile Level ownLevel = Level.WARN;

    Log(PrintStream stream, Clock clock) {
        this.writer = new LogWriter(stream);
        this.clock = clock;
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, made -> new LineLogger(made, made.startsWith(OWN), this));
    }

    /** Has this program's own loggers write what is worth knowing, too, on a thread of its own, until the answer is closed. */
    RequestLog requests(LogFormat chosen) {
        format = chosen;
        ownLevel = Level.INFO;
        return writer.onThread();
    }

    /** Whether something of a level is written. */
    boolean takes(Level level, boolean own) {
        return level.toInt() >= (own ? ownLevel : Level.WARN).toInt();
    }

    void write(LoggingEvent event) {
        writer.write(format.line(clock.instant(), event));
    }
}
