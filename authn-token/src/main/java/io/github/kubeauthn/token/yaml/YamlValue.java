package io.github.kubeauthn.token.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a YAML document after its conversion to what JSON can say: keys are texts, aliases and merges are put in place. Immutable.
 */
public sealed interface YamlValue {

    /** The line on which the value begins, counted from 1. */
    int line();

    /** What the value is, as Go's {@code encoding/json} calls it: {@code object}, {@code array}, {@code string}, … */
    String kind();

    /**
     * A mapping.
     *
     * @param line where it begins
     * @param entries by key, in the order of the text
     */
    record Mapping(int line, Map<String, YamlValue> entries) implements YamlValue {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "object";
        }
    }

    /**
     * A sequence.
     *
     * @param line where it begins
     * @param items in the order of the text
     */
    record Sequence(int line, List<YamlValue> items) implements YamlValue {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "array";
        }
    }

    /**
     * A text. It may be secret, so it does not show in {@link #toString()}.
     *
     * @param line where it begins
     * @param text without quotes and escapes
     */
    record Text(int line, String text) implements YamlValue {

        @Override
        public String kind() {
            return "string";
        }

        @Override
        public String toString() {
            return "Text[line=" + line + "]";
        }
    }

    /**
     * A number.
     *
     * @param line where it stands
     * @param json as Kubernetes writes it into JSON: an integer in decimal digits, anything else as a double
     */
    record Numeral(int line, String json) implements YamlValue {

        @Override
        public String kind() {
            return "number";
        }
    }

    /**
     * A truth value; YAML 1.1 has many words for one.
     *
     * @param line where it stands
     * @param value what it says
     */
    record Truth(int line, boolean value) implements YamlValue {

        @Override
        public String kind() {
            return "bool";
        }
    }

    /**
     * Nothing: {@code null}, {@code ~}, or no text at all.
     *
     * @param line where it stands
     */
    record Nothing(int line) implements YamlValue {

        @Override
        public String kind() {
            return "null";
        }
    }
}
