package io.github.kubeauthn.cel.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON, as claims hold them, to values of expressions. */
public final class Json {

    private Json() {}

    /**
     * A member of claims or of a user as an expression sees it.
     *
     * @param value null, a {@link Boolean}, a {@link Double}, a {@link String}, a {@link List} of such values, or a
     *     {@link Map} of strings to such values
     */
    public static Object value(@Nullable Object value) {
        return value(value, true);
    }

    static Object value(@Nullable Object value, boolean unescaping) {
        if (value == null) {
            return NullValue.NULL;
        }
        if (value instanceof List<?> list) {
            return new JsonList(list, unescaping);
        }
        if (value instanceof Map<?, ?> map) {
            return new JsonMap(map, unescaping);
        }
        return value;
    }
}
