package io.github.kubeauthn.token.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writes a value as JSON, the members of an object by name, as Go's {@code encoding/json} writes a map. */
final class JsonText {

    private final StringBuilder json = new StringBuilder();

    private JsonText() {}

    static byte[] of(YamlValue value) {
        JsonText text = new JsonText();
        text.append(value);
        return text.json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(YamlValue value) {
        if (value instanceof YamlValue.Mapping mapping) {
            appendObject(new TreeMap<>(mapping.entries()));
        } else if (value instanceof YamlValue.Sequence sequence) {
            json.append('[');
            String separator = "";
            for (YamlValue item : sequence.items()) {
                json.append(separator);
                append(item);
                separator = ",";
            }
            json.append(']');
        } else if (value instanceof YamlValue.Text text) {
            appendString(text.text());
        } else if (value instanceof YamlValue.Numeral numeral) {
            json.append(numeral.json());
        } else {
            json.append(value instanceof YamlValue.Truth truth ? Boolean.toString(truth.value()) : "null");
        }
    }

    private void appendObject(Map<String, YamlValue> members) {
        json.append('{');
        String separator = "";
        for (Map.Entry<String, YamlValue> member : members.entrySet()) {
            json.append(separator);
            appendString(member.getKey());
            json.append(':');
            append(member.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private void appendString(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
