package io.github.kubeauthn.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Warnings to the standard error stream, as text. Found by Logback as a service, so that no file has to be read and parsed.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {

    static final String CONSOLE = "console";

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0}: %msg %kvp%n";

    /** For {@link java.util.ServiceLoader}. */
    public LogConfiguration() {}

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(loggers);
        text.setPattern(PATTERN);
        text.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(loggers);
        console.setName(CONSOLE);
        console.setTarget("System.err");
        console.setEncoder(text);
        console.start();
        Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    static void encode(LoggerContext loggers, Encoder<ILoggingEvent> encoder) {
        if (loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
                instanceof ConsoleAppender<ILoggingEvent> console) {
            console.stop();
            console.setEncoder(encoder);
            console.start();
        }
    }
}
