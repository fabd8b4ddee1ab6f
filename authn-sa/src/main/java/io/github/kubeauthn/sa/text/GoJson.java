package io.github.kubeauthn.sa.text;

import java.util.List;
import java.util.Map;

/** Writes JSON as {@code json.Marshal} of Go: no white space, and what means something to HTML is escaped. */
public final class GoJson {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder json = new StringBuilder(256);

    private GoJson() {}

    /**
     * The JSON of a value.
     *
     * @param value made of Maps with String keys (written in their order), Lists, Strings, Longs and Integers
     * @throws IllegalArgumentException if it holds anything else
     */
    public static String write(Object value) {
        GoJson writer = new GoJson();
        writer.append(value);
        return writer.json.toString();
    }

    private void append(Object value) {
        if (value instanceof String text) {
            appendString(text);
        } else if (value instanceof Long || value instanceof Integer) {
            json.append(value);
        } else if (value instanceof Map<?, ?> members) {
            appendObject(members);
        } else if (value instanceof List<?> elements) {
            appendArray(elements);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void appendObject(Map<?, ?> members) {
        json.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.append(separator);
            appendString((String) member.getKey());
            json.append(':');
            append(member.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private void appendArray(List<?> elements) {
        json.append('[');
        String separator = "";
        for (Object element : elements) {
            json.append(separator);
            append(element);
            separator = ",";
        }
        json.append(']');
    }

    private void appendString(String text) {
        json.append('"');
        text.codePoints().forEach(this::appendEscaped);
        json.append('"');
    }

    private void appendEscaped(int c) {
        int simple = "\"\\\b\f\n\r\t".indexOf(c);
        if (simple >= 0) {
            json.append('\\').append("\"\\bfnrt".charAt(simple));
        } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
            appendUnicodeEscape(c);
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            appendUnicodeEscape('\ufffd');
        } else {
            json.appendCodePoint(c);
        }
    }

    private void appendUnicodeEscape(int c) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(HEX.charAt(c >> shift & 15));
        }
    }
}
