package io.github.kubeauthn.oidc.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Go struct that was decoded: its fields by their names. A field that nothing was decoded into has its zero value. */
final class GoStruct {

    private final Map<String, Object> values = new HashMap<>();

    void set(String field, @Nullable Object value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    @Nullable
    Object get(String field) {
        return values.get(field);
    }

    String text(String field) {
        String value = textOrNull(field);
        return value == null ? "" : value;
    }

    @Nullable
    String textOrNull(String field) {
        return (String) values.get(field);
    }

    boolean bool(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    List<String> texts(String field) {
        return list(field, String.class);
    }

    List<GoStruct> structs(String field) {
        return list(field, GoStruct.class);
    }

    GoStruct struct(String field) {
        GoStruct value = pointer(field);
        return value == null ? new GoStruct() : value;
    }

    @Nullable
    GoStruct pointer(String field) {
        return (GoStruct) values.get(field);
    }

    private <T> List<T> list(String field, Class<T> type) {
        Object value = values.get(field);
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(type::cast).toList();
    }
}
