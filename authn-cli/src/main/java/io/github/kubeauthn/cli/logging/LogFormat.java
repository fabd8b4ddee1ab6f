package io.github.kubeauthn.cli.logging;

import io.github.kubeauthn.cli.document.Documents;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.MessageFormatter;

/** How log lines are written. */
public enum LogFormat {
    /** Text with {@code key="value"} behind it. */
    TEXT {
        @Override
        String line(Instant time, LoggingEvent event) {
            StringBuilder line = new StringBuilder(USUAL_CHARACTERS)
                    .append(TIME.format(time))
                    .append(' ')
                    .append(event.getLevel())
                    .append(" "
                            .repeat(LONGEST_LEVEL - event.getLevel().toString().length() + 1))
                    .append(
                            event.getLoggerName(),
                            event.getLoggerName().lastIndexOf('.') + 1,
                            event.getLoggerName().length())
                    .append(": ");
            escape(message(event), false, line);
            for (KeyValuePair pair : pairs(event)) {
                line.append(' ').append(pair.key).append("=\"");
                escape(String.valueOf(pair.value), true, line);
                line.append('"');
            }
            return line.append('\n').append(stack(event)).toString();
        }
    },

    /** One JSON object a line. */
    JSON {
        @Override
        String line(Instant time, LoggingEvent event) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("time", TIME.format(time));
            line.put("level", event.getLevel().toString());
            line.put("logger", event.getLoggerName());
            line.put("message", message(event));
            for (KeyValuePair pair : pairs(event)) {
                line.put(pair.key, pair.value instanceof Number ? pair.value : String.valueOf(pair.value));
            }
            if (event.getThrowable() != null) {
                line.put("stack", stack(event));
            }
            return Documents.jsonLine(line) + '\n';
        }
    };

    private static final int USUAL_CHARACTERS = 256;
    private static final int LONGEST_LEVEL = 5;
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    /** Finds the program's log, which takes a moment. */
    public static void find() {
        LoggerFactory.getILoggerFactory();
    }

    abstract String line(Instant time, LoggingEvent event);

    /** Has requests logged in this format from now on, until the answer is closed. */
    public RequestLog logRequests() {
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        if (loggers instanceof Log log) {
            return log.requests(this);
        }
        throw new IllegalStateException("another program's log is in the way: " + loggers.getClass());
    }

    private static String message(LoggingEvent event) {
        return MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray());
    }

    private static List<KeyValuePair> pairs(LoggingEvent event) {
        return event.getKeyValuePairs() == null ? List.of() : event.getKeyValuePairs();
    }

    private static String stack(LoggingEvent event) {
        if (event.getThrowable() == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        event.getThrowable().printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** So that nobody's path or name can look like a line or a value of its own. */
    private static void escape(String text, boolean quoted, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
