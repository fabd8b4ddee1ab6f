package io.github.kubeauthn.testkit.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as the JDK's own maps, lists, texts, numbers, booleans and null. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** JSON on one line, the members of maps in their order. */
    public static String write(@Nullable Object value) {
        java.io.StringWriter text = new java.io.StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, value);
        }
        return text.toString();
    }

    /** The members of a JSON object; none if {@code text} is not one. */
    public static Map<String, @Nullable Object> readObject(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? readMembers(parser) : Map.of();
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    /** The object under a key; without members if there is none. */
    public static Map<String, @Nullable Object> object(Map<String, @Nullable Object> members, String key) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        if (members.get(key) instanceof Map<?, ?> object) {
            object.forEach((name, value) -> found.put(String.valueOf(name), value));
        }
        return found;
    }

    /** The text under a key; empty if there is none. */
    public static String text(Map<String, @Nullable Object> members, String key) {
        return members.get(key) instanceof String text ? text : "";
    }

    /** The texts in the array under a key; none if there is no array. */
    public static List<String> texts(Map<String, @Nullable Object> members, String key) {
        return members.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The objects in the array under a key; none if there is no array. */
    public static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> members, String key) {
        return members.get(key) instanceof List<?> list
                ? list.stream().map(item -> object(Map.of(key, item), key)).toList()
                : List.of();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            members.forEach((name, member) -> {
                generator.writeName(String.valueOf(name));
                write(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            generator.writeStartArray();
            items.forEach(item -> write(generator, item));
            generator.writeEndArray();
        } else if (value == null) {
            generator.writeNull();
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.toString());
        } else {
            generator.writeString(value.toString());
        }
    }

    private static @Nullable Object readValue(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> readMembers(parser);
            case START_ARRAY -> readItems(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> parser.getString();
        };
    }

    private static Map<String, @Nullable Object> readMembers(JsonParser parser) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            members.put(name, readValue(parser, parser.nextToken()));
        }
        return members;
    }

    private static List<@Nullable Object> readItems(JsonParser parser) {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(readValue(parser, token));
        }
        return items;
    }
}
