package io.github.kubeauthn.cli.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Names and values that tell one series from others.
 *
 * @param names in order
 * @param values one for each name
 */
record Labels(List<String> names, List<String> values) {

    Labels {
        if (names.size() != values.size()) {
            throw new IllegalArgumentException(names + " cannot be " + values);
        }
    }

    /** The same, and one more. */
    Labels with(String name, String value) {
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        List<String> moreValues = new ArrayList<>(values);
        moreValues.add(value);
        return new Labels(moreNames, moreValues);
    }

    /** As they stand behind the name of a metric. */
    @Override
    public String toString() {
        if (names.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        String before = "{";
        for (int i = 0; i < names.size(); i++) {
            text.append(before)
                    .append(names.get(i))
                    .append("=\"")
                    .append(escaped(values.get(i)))
                    .append('"');
            before = ",";
        }
        return text.append('}').toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
