package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.token.yaml.YamlValue;
import io.github.kubeauthn.token.yaml.YamlValue.Mapping;
import io.github.kubeauthn.token.yaml.YamlValue.Nothing;
import io.github.kubeauthn.token.yaml.YamlValue.Numeral;
import io.github.kubeauthn.token.yaml.YamlValue.Sequence;
import io.github.kubeauthn.token.yaml.YamlValue.Text;
import io.github.kubeauthn.token.yaml.YamlValue.Truth;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * YAML written as JSON, as {@code yaml.YAMLToJSON} does before anything is decoded: keys are sorted, which decides the order
 * of errors. It recurses as deep as the document, whose depth {@link io.github.kubeauthn.token.yaml.YamlDocument} bounds.
 */
final class YamlAsJson {

    private final StringBuilder json = new StringBuilder();

    private YamlAsJson() {}

    static String write(YamlValue value) {
        YamlAsJson writer = new YamlAsJson();
        writer.value(value);
        return writer.json.toString();
    }

    /** A text in quotes as {@code json.Marshal} writes it, with what HTML could take for its own escaped. */
    static String quoted(String text) {
        YamlAsJson writer = new YamlAsJson();
        writer.text(text);
        return writer.json.toString();
    }

    private void value(YamlValue value) {
        if (value instanceof Mapping mapping) {
            mapping(mapping);
        } else if (value instanceof Sequence sequence) {
            sequence(sequence);
        } else if (value instanceof Text text) {
            text(text.text());
        } else if (value instanceof Numeral numeral) {
            json.append(numeral.json());
        } else if (value instanceof Truth truth) {
            json.append(truth.value());
        } else if (value instanceof Nothing) {
            json.append("null");
        }
    }

    private void mapping(Mapping mapping) {
        json.append('{');
        String separator = "";
        for (Map.Entry<String, YamlValue> entry : new TreeMap<>(mapping.entries()).entrySet()) {
            json.append(separator);
            text(entry.getKey());
            json.append(':');
            value(entry.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private void sequence(Sequence sequence) {
        json.append('[');
        String separator = "";
        for (YamlValue item : sequence.items()) {
            json.append(separator);
            value(item);
            separator = ",";
        }
        json.append(']');
    }

    private void text(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        json.append('"');
    }

    private void character(char c) {
        int simple = "\b\f\n\r\t\"\\".indexOf(c);
        if (simple >= 0) {
            json.append('\\').append("bfnrt\"\\".charAt(simple));
        } else if (c < ' ' || "<>&\u2028\u2029".indexOf(c) >= 0) {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
            json.append(c);
        }
    }
}
