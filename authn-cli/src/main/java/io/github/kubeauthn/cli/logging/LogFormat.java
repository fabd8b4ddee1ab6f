package io.github.kubeauthn.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** How log lines are written. */
public enum LogFormat {
    /** Text with {@code key="value"} behind it. */
    TEXT,
    /** One JSON object a line. */
    JSON;

    private static final String OWN = "io.github.kubeauthn";

    /** Has requests logged in this format from now on. */
    public void logRequests() {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.getLogger(OWN).setLevel(Level.INFO);
        if (this == JSON) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setContext(loggers);
            encoder.start();
            LogConfiguration.encode(loggers, encoder);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
