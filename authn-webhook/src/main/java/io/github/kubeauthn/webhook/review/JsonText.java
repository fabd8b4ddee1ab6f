package io.github.kubeauthn.webhook.review;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON object that is being written, as Go's {@code encoding/json} writes a struct: fields in the given order, empty ones left
 * out, the keys of a map sorted, and the characters escaped that HTML or JavaScript might misread.
 */
public final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(256).append('{');

    /** A field that is there even if it is empty. */
    public JsonText with(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    /** A field that is left out if it is empty. */
    public JsonText withUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : with(name, value);
    }

    /** A field that is left out if it is empty. */
    public JsonText withUnlessEmpty(String name, List<String> values) {
        if (!values.isEmpty()) {
            name(name);
            strings(values);
        }
        return this;
    }

    /** A field that is left out if it is empty. */
    public JsonText withUnlessEmpty(String name, Map<String, List<String>> map) {
        if (map.isEmpty()) {
            return this;
        }
        name(name);
        text.append('{');
        String separator = "";
        for (Map.Entry<String, List<String>> entry : new TreeMap<>(map).entrySet()) {
            text.append(separator);
            string(entry.getKey());
            text.append(':');
            strings(entry.getValue());
            separator = ",";
        }
        text.append('}');
        return this;
    }

    /** A field that is left out if it is false. */
    public JsonText withIfTrue(String name, boolean value) {
        if (value) {
            name(name);
            text.append("true");
        }
        return this;
    }

    /** A number. */
    public JsonText with(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** A struct inside this one. */
    public JsonText with(String name, JsonText nested) {
        name(name);
        text.append(nested.text).append('}');
        return this;
    }

    /** The object, ended by a line feed as {@code json.Encoder} ends it. It may hold secrets. */
    public String toJson() {
        return text + "}\n";
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        string(name);
        text.append(':');
    }

    private void strings(List<String> values) {
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            string(values.get(i));
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                text.append(c).append(value.charAt(++i));
            } else {
                character(c);
            }
        }
        text.append('"');
    }

    private void character(char c) {
        int simple = "\"\\\b\f\n\r\t".indexOf(c);
        if (simple >= 0) {
            text.append('\\').append("\"\\bfnrt".charAt(simple));
        } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
            text.append("\\u")
                    .append(HEX.charAt(c >> 12))
                    .append(HEX.charAt(c >> 8 & 0xf))
                    .append(HEX.charAt(c >> 4 & 0xf))
                    .append(HEX.charAt(c & 0xf));
        } else {
            text.append(Character.isSurrogate(c) ? '\ufffd' : c);
        }
    }

    /** Only that it is one: what is written may be secret. */
    @Override
    public String toString() {
        return "JsonText";
    }
}
