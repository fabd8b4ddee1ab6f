package io.github.kubeauthn.conformance.vector;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How vectors are read and answers written. Unknown fields are passed over; an absent text, list or map is an empty one,
 * an absent number zero.
 */
public final class VectorJson {

    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .withConfigOverride(String.class, string -> string.setNullHandling(EMPTY))
            .withConfigOverride(List.class, list -> list.setNullHandling(EMPTY))
            .withConfigOverride(Map.class, map -> map.setNullHandling(EMPTY))
            .build();

    private VectorJson() {}

    /**
     * Reads a file that holds one JSON object.
     *
     * @throws tools.jackson.core.JacksonException if it is not a {@code type}
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return MAPPER.readValue(text(file), type);
    }

    /**
     * Reads a file that holds one JSON object a line.
     *
     * @throws tools.jackson.core.JacksonException if a line is not a {@code type}
     */
    public static <T> List<T> readLines(Path file, Class<T> type) throws IOException {
        try (Stream<String> lines = text(file).lines()) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> MAPPER.readValue(line, type))
                    .toList();
        }
    }

    /** One line of JSON, without its end. */
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Reads what is parsed already.
     *
     * @throws tools.jackson.core.JacksonException if it is not a {@code type}
     */
    public static <T> T convert(JsonNode tree, Class<T> type) {
        return MAPPER.treeToValue(tree, type);
    }

    /** What {@code text} holds; a JSON string of itself if it is no JSON. */
    public static JsonNode treeOrText(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MAPPER.valueToTree(text);
        }
    }

    /** Like Go, this takes malformed UTF-8 for U+FFFD. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
