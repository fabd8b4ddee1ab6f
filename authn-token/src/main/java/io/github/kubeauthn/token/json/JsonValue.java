package io.github.kubeauthn.token.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A JSON value as it stands in the text: members in order, repeated ones included, numbers as they are written. What it means is
 * for a {@link JsonDialect} to say. Immutable. A nest may be deep: whoever walks it must not recurse.
 */
public sealed interface JsonValue {

    /** What Go's error messages call this kind of value. */
    String kind();

    /** The literal {@code null}. */
    enum JsonNull implements JsonValue {
        NULL;

        @Override
        public String kind() {
            return "null";
        }
    }

    /** {@code true} or {@code false}. */
    enum JsonBoolean implements JsonValue {
        TRUE,
        FALSE;

        public boolean isTrue() {
            return this == TRUE;
        }

        @Override
        public String kind() {
            return "bool";
        }
    }

    /**
     * A number.
     *
     * @param text as it is written; fits the grammar of RFC 8259
     */
    record JsonNumber(String text) implements JsonValue {

        private static final int MAX_EXACT_DIGITS = 15;

        /** As Go's {@code strconv.ParseFloat} reads it; empty if it is beyond the range of a double. */
        public OptionalDouble float64() {
            if (isShortNatural()) {
                return OptionalDouble.of((double) Long.parseLong(text));
            }
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        /** As Go's {@code strconv.ParseInt} reads it; empty if it has a fraction or an exponent or is beyond the range. */
        public OptionalLong int64() {
            if (text.length() > 20) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(Long.parseLong(text));
            } catch (NumberFormatException e) {
                return OptionalLong.empty();
            }
        }

        /** Nothing but digits, and few enough for a double to hold them all: every date in a token is such a number. */
        private boolean isShortNatural() {
            if (text.length() > MAX_EXACT_DIGITS) {
                return false;
            }
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String kind() {
            return "number";
        }
    }

    /**
     * A string.
     *
     * @param value the text without escapes; each byte that is not UTF-8, and each surrogate without its other half, became
     *     U+FFFD
     */
    record JsonString(String value) implements JsonValue {

        @Override
        public String kind() {
            return "string";
        }
    }

    /** An array. Equal only to itself, so that nobody compares a nest by recursion. */
    final class JsonArray implements JsonValue {

        public static final JsonArray EMPTY = new JsonArray(List.of());

        private final List<JsonValue> elements;

        JsonArray(List<JsonValue> elements) {
            this.elements = Collections.unmodifiableList(elements);
        }

        public List<JsonValue> elements() {
            return elements;
        }

        @Override
        public String kind() {
            return "array";
        }

        @Override
        public String toString() {
            return "JsonArray[" + elements.size() + " elements]";
        }
    }

    /** An object. Equal only to itself, so that nobody compares a nest by recursion. */
    final class JsonObject implements JsonValue {

        public static final JsonObject EMPTY = new JsonObject(List.of());

        private final List<Member> members;

        JsonObject(List<Member> members) {
            this.members = Collections.unmodifiableList(members);
        }

        /** All members in order; names may repeat. */
        public List<Member> members() {
            return members;
        }

        /** The last member of exactly that name: what a Go map of the object holds. */
        public Optional<JsonValue> last(String name) {
            for (int i = members.size() - 1; i >= 0; i--) {
                if (members.get(i).name().equals(name)) {
                    return Optional.of(members.get(i).value());
                }
            }
            return Optional.empty();
        }

        /** The object as a Go map: of several members of one name, the last one. */
        public Map<String, JsonValue> asMap() {
            Map<String, JsonValue> map = new LinkedHashMap<>();
            members.forEach(member -> map.put(member.name(), member.value()));
            return Collections.unmodifiableMap(map);
        }

        @Override
        public String kind() {
            return "object";
        }

        @Override
        public String toString() {
            return "JsonObject[" + members.size() + " members]";
        }
    }

    /**
     * A member of an object.
     *
     * @param name without escapes, as in {@link JsonString}
     * @param value what stands under it
     */
    record Member(String name, JsonValue value) {}
}
