package io.github.kubeauthn.cli.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** A logger whose records become lines. */
final class LineLogger extends LegacyAbstractLogger implements LoggingEventAware {

    private static final long serialVersionUID = 1L;

    private final boolean own;
    private final transient Log log;

    LineLogger(String name, boolean own, Log log) {
        this.name = name;
        this.own = own;
        this.log = log;
    }

    @Override
    public void log(LoggingEvent event) {
        log.write(event);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        DefaultLoggingEvent event = new DefaultLoggingEvent(level, this);
        event.setMessage(pattern);
        if (arguments != null) {
            event.addArguments(arguments);
        }
        event.setThrowable(thrown);
        log.write(event);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return log.takes(Level.TRACE, own);
    }

    @Override
    public boolean isDebugEnabled() {
        return log.takes(Level.DEBUG, own);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.takes(Level.INFO, own);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.takes(Level.WARN, own);
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }
}
