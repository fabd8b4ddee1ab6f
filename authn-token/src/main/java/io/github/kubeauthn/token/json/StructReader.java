package io.github.kubeauthn.token.json;

import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonBoolean;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonNumber;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a Go struct out of a JSON object, by the rules of one {@link JsonDialect}: which members fill a field,
 * what a repeated one does, and that {@code null} leaves a plain field as it is. A field without a member has Go's zero value:
 * empty, {@code false}, 0.
 *
 * <p>A member that does not fit is remembered as the {@linkplain #problem problem} of the whole reading and otherwise passed over,
 * so: read all fields first, then ask for the problem. Fields that nobody reads are not checked. Readers of nested structs
 * share the problem. Not safe for use by several threads.
 */
public final class StructReader {

    private static final String STRING_SLICE = "[]string";

    private final JsonDialect dialect;
    private final String type;
    private final @Nullable StructReader outer;
    private final String fieldOfOuter;
    private final List<JsonObject> objects;
    private final Problem problem;

    private StructReader(
            JsonDialect dialect,
            String type,
            @Nullable StructReader outer,
            String fieldOfOuter,
            List<JsonObject> objects,
            Problem problem) {
        this.dialect = dialect;
        this.type = type;
        this.outer = outer;
        this.fieldOfOuter = fieldOfOuter;
        this.objects = objects;
        this.problem = problem;
        for (int i = 0; i < objects.size(); i++) {
            Optional<String> repeated = dialect.problemOfNames(objects.get(i));
            repeated.ifPresent(problem::add);
        }
    }

    static StructReader root(JsonDialect dialect, JsonValue value, String goType) {
        Problem problem = new Problem();
        List<JsonObject> objects = value instanceof JsonObject object ? List.of(object) : List.of();
        if (!(value instanceof JsonObject) && value != JsonNull.NULL) {
            problem.add(mismatch(value.kind(), goType));
        }
        return new StructReader(dialect, goType, null, "", objects, problem);
    }

    /** Why the object does not fit the struct, in the words of Go's reader; empty if it does, as far as it was read. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem.message);
    }

    /** Remembers a problem that the caller has with a value, unless there is one already. */
    public void refuse(String message) {
        problem.add(message);
    }

    /** All values that the object has for a field, {@code null}s included, in order: for a type that reads itself. */
    public List<JsonValue> occurrences(String field) {
        List<JsonValue> found = List.of();
        for (int i = 0; i < objects.size(); i++) {
            List<Member> members = objects.get(i).members();
            for (int j = 0; j < members.size(); j++) {
                if (dialect.matches(field, members.get(j).name())) {
                    found = plus(found, members.get(j).value());
                }
            }
        }
        return found;
    }

    /** In most cases there is one value, for which a list is made that cannot grow. */
    private static <V extends JsonValue> List<V> plus(List<V> found, V value) {
        if (found.isEmpty()) {
            return List.of(value);
        }
        List<V> more = found.size() == 1 ? new ArrayList<>(found) : found;
        more.add(value);
        return more;
    }

    /** A {@code string}. */
    public String string(String field) {
        String result = "";
        for (JsonValue value : occurrences(field)) {
            result = string(field, value, result);
        }
        return result;
    }

    /** A {@code bool}. */
    public boolean bool(String field) {
        boolean result = false;
        for (JsonValue value : occurrences(field)) {
            if (value instanceof JsonBoolean bool) {
                result = bool.isTrue();
            } else if (value != JsonNull.NULL) {
                refuse(field, value, "bool");
            }
        }
        return result;
    }

    /** An {@code int64}. */
    public long int64(String field) {
        long result = 0;
        for (JsonValue value : occurrences(field)) {
            OptionalLong number = value instanceof JsonNumber text ? text.int64() : OptionalLong.empty();
            if (number.isPresent()) {
                result = number.getAsLong();
            } else if (value != JsonNull.NULL) {
                refuse(field, value, "int64");
            }
        }
        return result;
    }

    /** A {@code []string}; empty for {@code null}, too. */
    public List<String> strings(String field) {
        StringSlice slice = new StringSlice();
        for (JsonValue value : occurrences(field)) {
            fill(slice, field, value, STRING_SLICE);
        }
        return slice.toList();
    }

    /** A {@code map[string]string}; empty for {@code null}, too. */
    public Map<String, String> stringMap(String field) {
        return map(field, "map[string]string", (name, value) -> string(field, value, ""));
    }

    /** A {@code map[string][]string}; empty for {@code null}, too. */
    public Map<String, List<String>> stringListMap(String field) {
        return stringListMap(field, STRING_SLICE);
    }

    /**
     * A map from {@code string} to a type whose values are like {@code []string}; empty for {@code null}, too.
     *
     * @param goType the type of the values as Go prints it, for messages
     */
    public Map<String, List<String>> stringListMap(String field, String goType) {
        return map(field, "map[string]" + goType, (name, value) -> {
            StringSlice slice = new StringSlice();
            fill(slice, field, value, goType);
            return slice.toList();
        });
    }

    /**
     * A struct inside this one.
     *
     * @param goType its type as Go prints it, for messages
     */
    public StructReader struct(String field, String goType) {
        List<JsonObject> nested = objects(field, goType, false);
        return inner(field, goType, nested == null ? List.of() : nested);
    }

    /**
     * A pointer to a struct: empty if the field has no member, or a {@code null} after all others.
     *
     * @param goType the struct's type as Go prints it, for messages
     */
    public Optional<StructReader> pointer(String field, String goType) {
        List<JsonObject> nested = objects(field, goType, true);
        return nested == null ? Optional.empty() : Optional.of(inner(field, goType, nested));
    }

    private StructReader inner(String field, String goType, List<JsonObject> nested) {
        return new StructReader(dialect, goType, this, field, nested, problem);
    }

    /** The objects that together fill a struct; null if none does. */
    private @Nullable List<JsonObject> objects(String field, String goType, boolean nullResets) {
        List<JsonObject> nested = null;
        for (JsonValue value : occurrences(field)) {
            if (value instanceof JsonObject object) {
                nested = plus(nested == null ? List.of() : nested, object);
            } else if (value != JsonNull.NULL) {
                refuse(field, value, goType);
            } else if (nullResets) {
                nested = null;
            }
        }
        return nested;
    }

    private <T> Map<String, T> map(String field, String goType, BiFunction<String, JsonValue, T> element) {
        List<JsonValue> values = occurrences(field);
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, T> result = new LinkedHashMap<>();
        for (JsonValue value : values) {
            if (value instanceof JsonObject object) {
                dialect.problemOfNames(object).ifPresent(problem::add);
                object.members()
                        .forEach(member -> result.put(member.name(), element.apply(member.name(), member.value())));
            } else if (value == JsonNull.NULL) {
                result.clear();
            } else {
                refuse(field, value, goType);
            }
        }
        return result;
    }

    private String string(String field, JsonValue value, String before) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (value != JsonNull.NULL) {
            refuse(field, value, "string");
        }
        return before;
    }

    private void fill(StringSlice slice, String field, JsonValue value, String goType) {
        if (value instanceof JsonArray array) {
            slice.length = 0;
            for (JsonValue element : array.elements()) {
                slice.append(before -> string(field, element, before));
            }
            slice.forgetIfEmpty();
        } else if (value == JsonNull.NULL) {
            slice.length = 0;
            slice.forgetIfEmpty();
        } else {
            refuse(field, value, goType);
        }
    }

    private void refuse(String field, JsonValue value, String goType) {
        boolean outOfRange = value instanceof JsonNumber && goType.equals("int64");
        String what = outOfRange ? "number " + ((JsonNumber) value).text() : value.kind();
        if (dialect == JsonDialect.GO_JOSE) {
            problem.add(mismatch(what, goType));
            return;
        }
        String struct = type.substring(type.lastIndexOf('.') + 1);
        problem.add("json: cannot unmarshal " + what + " into Go struct field " + struct + "." + pathOf(field)
                + " of type " + goType);
    }

    private String pathOf(String field) {
        return outer == null ? field : outer.pathOf(fieldOfOuter) + "." + field;
    }

    private static String mismatch(String what, String goType) {
        return "json: cannot unmarshal " + what + " into Go value of type " + goType;
    }

    /** The first problem; the readers of nested structs share it. */
    private static final class Problem {

        private @Nullable String message;

        private void add(String newMessage) {
            if (message == null) {
                message = newMessage;
            }
        }
    }

    /**
     * A Go slice: where an array overwrites a longer or equal one, a {@code null} in it leaves the string that stood there.
     */
    private static final class StringSlice {

        private final List<String> elements = new ArrayList<>();
        private int length;

        private void append(UnaryOperator<String> fromBefore) {
            if (length == elements.size()) {
                elements.add("");
            }
            elements.set(length, fromBefore.apply(elements.get(length)));
            length++;
        }

        private void forgetIfEmpty() {
            if (length == 0) {
                elements.clear();
            }
        }

        private List<String> toList() {
            return List.copyOf(elements.subList(0, length));
        }
    }
}
