package io.github.kubeauthn.cel.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON, as claims hold them, to values of expressions. */
public final class Json {

    private Json() {}

    /**
     * A claim as an expression sees it.
     *
     * @param value null, a {@link Boolean}, a {@link Double}, a {@link String}, a {@link List} of such values, or a
     *     {@link Map} of strings to such values
     */
    public static Object claim(@Nullable Object value) {
        return value(value, true, false);
    }

    /**
     * A field of a user as an expression sees it.
     *
     * @param value a {@link String}, a {@link List} of strings, or a {@link Map} of strings to lists of strings
     */
    public static Object field(Object value) {
        return value(value, true, true);
    }

    /**
     * A value.
     *
     * @param unescaping whether it is one that Kubernetes {@linkplain JsonList wraps}
     * @param typed whether lists are lists of strings in Go too
     */
    static Object value(@Nullable Object value, boolean unescaping, boolean typed) {
        if (value == null) {
            return NullValue.NULL;
        }
        if (value instanceof List<?> list) {
            return new JsonList(list, unescaping, typed);
        }
        if (value instanceof Map<?, ?> map) {
            return new JsonMap(map, unescaping, typed);
        }
        return value;
    }
}
