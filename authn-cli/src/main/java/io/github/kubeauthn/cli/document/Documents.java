package io.github.kubeauthn.cli.document;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes documents made of Maps, Lists and plain values: texts, numbers, truth values and null. */
public final class Documents {

    private Documents() {}

    /** JSON on many lines. */
    public static String json(Object document) {
        return json(document, new Indented());
    }

    /** JSON on one line. */
    public static String jsonLine(Object document) {
        return json(document, ObjectWriteContext.empty());
    }

    private static String json(Object document, ObjectWriteContext layout) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = Json.FACTORY.createGenerator(layout, text)) {
            write(generator, document);
        }
        return text.toString();
    }

    /** A YAML document, with a line feed at its end. */
    public static String yaml(Object document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setIndicatorIndent(0);
        StringWriter text = new StringWriter();
        // what Yaml does, which moreover loads all that reads
        Serializer serializer = new Serializer(new Emitter(text, options), new Resolver(), options, null);
        try {
            serializer.open();
            serializer.serialize(new Representer(options).represent(document));
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is always written", e);
        }
        return text.toString();
    }

    /** A document in a format that is not text. */
    public static String write(Format format, Map<String, ?> document) {
        return format == Format.YAML ? yaml(document) : json(document) + "\n";
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            members.forEach((name, member) -> {
                generator.writeName(name.toString());
                write(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            generator.writeStartArray();
            items.forEach(item -> write(generator, item));
            generator.writeEndArray();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.toString());
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value == null) {
            generator.writeNull();
        } else {
            throw new IllegalArgumentException("no document has a value of " + value.getClass());
        }
    }

    /** Loaded by whoever writes JSON, and not by whoever writes YAML. */
    private static final class Json {

        // a mapper could do this, too, but takes longer to load than all the rest of a server
        static final JsonFactory FACTORY = new JsonFactory();
    }

    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
