package io.github.kubeauthn.oidc.claim;

import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonBoolean;
import io.github.kubeauthn.token.json.JsonValue.JsonNumber;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain Java values, every number a double, the last of several members of one name: what Go's
 * {@code encoding/json} makes of an {@code interface{}}. It does not recurse, however deep the value is.
 */
final class PlainValue {

    private PlainValue() {}

    /** Converts a value in which every number fits a double. */
    static @Nullable Object of(JsonValue value) {
        if (isScalar(value)) {
            return scalar(value);
        }
        Deque<Open> open = new ArrayDeque<>();
        Open root = Open.of(value);
        open.push(root);
        while (!open.isEmpty()) {
            Open innermost = open.element();
            JsonValue next = innermost.next();
            if (next == null) {
                open.pop();
            } else if (isScalar(next)) {
                innermost.put(scalar(next));
            } else {
                Open inner = Open.of(next);
                innermost.put(inner.view());
                open.push(inner);
            }
        }
        return root.view();
    }

    private static boolean isScalar(JsonValue value) {
        return !(value instanceof JsonArray) && !(value instanceof JsonObject);
    }

    private static @Nullable Object scalar(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (value instanceof JsonNumber number) {
            return number.float64().orElseThrow();
        }
        return value instanceof JsonBoolean bool ? (Object) bool.isTrue() : null;
    }

    /** An array or object that is being converted. */
    private abstract static sealed class Open {

        static Open of(JsonValue value) {
            return value instanceof JsonObject object ? new OpenObject(object) : new OpenArray((JsonArray) value);
        }

        /** The next value inside; null if there is none left. */
        abstract @Nullable JsonValue next();

        /** Puts the plain form of the value that was next. */
        abstract void put(@Nullable Object plain);

        /** The plain form, which nobody can change, though it still fills. */
        abstract Object view();
    }

    private static final class OpenObject extends Open {

        private final Iterator<Member> members;
        private final Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        private String name = "";

        private OpenObject(JsonObject object) {
            members = object.members().iterator();
        }

        @Override
        @Nullable
        JsonValue next() {
            if (!members.hasNext()) {
                return null;
            }
            Member member = members.next();
            name = member.name();
            return member.value();
        }

        @Override
        void put(@Nullable Object value) {
            plain.put(name, value);
        }

        @Override
        Object view() {
            return Collections.unmodifiableMap(plain);
        }
    }

    private static final class OpenArray extends Open {

        private final Iterator<JsonValue> elements;
        private final List<@Nullable Object> plain;

        private OpenArray(JsonArray array) {
            elements = array.elements().iterator();
            plain = new ArrayList<>(array.elements().size());
        }

        @Override
        @Nullable
        JsonValue next() {
            return elements.hasNext() ? elements.next() : null;
        }

        @Override
        void put(@Nullable Object value) {
            plain.add(value);
        }

        @Override
        Object view() {
            return Collections.unmodifiableList(plain);
        }
    }
}
