package io.github.kubeauthn.cli.document;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes documents made of Maps, Lists and plain values. */
public final class Documents {

    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper COMPACT = JsonMapper.builder().build();

    private Documents() {}

    /** JSON on many lines. */
    public static String json(Object document) {
        return INDENTED.writeValueAsString(document);
    }

    /** JSON on one line. */
    public static String jsonLine(Object document) {
        return COMPACT.writeValueAsString(document);
    }

    /** A YAML document, with a line feed at its end. */
    public static String yaml(Object document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setIndicatorIndent(0);
        return new Yaml(options).dump(document);
    }

    /** A document in a format that is not text. */
    public static String write(Format format, Map<String, ?> document) {
        return format == Format.YAML ? yaml(document) : json(document) + "\n";
    }
}
