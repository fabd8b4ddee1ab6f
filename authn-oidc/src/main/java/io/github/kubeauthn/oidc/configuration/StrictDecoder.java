package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.configuration.GoShape.Bool;
import io.github.kubeauthn.oidc.configuration.GoShape.Field;
import io.github.kubeauthn.oidc.configuration.GoShape.Pointer;
import io.github.kubeauthn.oidc.configuration.GoShape.Slice;
import io.github.kubeauthn.oidc.configuration.GoShape.Struct;
import io.github.kubeauthn.oidc.configuration.GoShape.Text;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonBoolean;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON into structs as {@code UnmarshalStrict} of sigs.k8s.io/json does: letter case matters, and what strictness
 * finds (unknown and repeated fields) counts only where everything that is known has the right type. It recurses as deep as
 * the shape, never as deep as the text.
 */
final class StrictDecoder {

    private static final int MAX_STRICT_ERRORS = 100;

    private final String version;
    private final UnaryOperator<String> fieldNames;
    private final Set<String> strictErrors = new LinkedHashSet<>();
    private @Nullable String typeError;
    /** The path to the current value for strict errors, with indexes; what a level added is taken off its end. */
    private final StringBuilder path = new StringBuilder();
    /** The names of the fields down to the current value, for type errors. */
    private final Deque<String> fields = new ArrayDeque<>();

    /**
     * A decoder for one version.
     *
     * @param version the Go package of the version's types
     * @param fieldNames from a field's name in the published versions to that in this one
     */
    StrictDecoder(String version, UnaryOperator<String> fieldNames) {
        this.version = version;
        this.fieldNames = fieldNames;
    }

    /** Why a value does not fit the shape; empty if everything does. */
    Optional<String> typeError() {
        return Optional.ofNullable(typeError);
    }

    /** Each field that is unknown or repeated, in the order of the text. */
    List<String> strictErrors() {
        return new ArrayList<>(strictErrors);
    }

    GoStruct struct(JsonObject object, Struct shape, GoStruct into) {
        Set<String> seen = new HashSet<>();
        for (Member member : object.members()) {
            Field field = field(shape, member.name());
            if (field == null) {
                strictError("unknown field ", member.name());
                continue;
            }
            if (!seen.add(field.name())) {
                strictError("duplicate field ", member.name());
            }
            int length = path.length();
            path.append(length == 0 ? "" : ".").append(member.name());
            fields.addLast(member.name());
            into.set(field.name(), value(member.value(), field.shape(), into.get(field.name()), shape));
            fields.removeLast();
            path.setLength(length);
        }
        return into;
    }

    private @Nullable Field field(Struct shape, String name) {
        for (Field field : shape.fields()) {
            if (fieldNames.apply(field.name()).equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** What stands in the field after {@code value}, where {@code before} stood. */
    private @Nullable Object value(JsonValue value, GoShape shape, @Nullable Object before, Struct in) {
        if (value == JsonNull.NULL) {
            return shape instanceof Slice || shape instanceof Pointer ? null : before;
        }
        GoShape target = shape instanceof Pointer pointer ? pointer.target() : shape;
        if (target instanceof Text && value instanceof JsonString string) {
            return string.value();
        }
        if (target == Bool.BOOL && value instanceof JsonBoolean bool) {
            return bool.isTrue();
        }
        if (target instanceof Struct struct && value instanceof JsonObject object) {
            return struct(object, struct, before instanceof GoStruct known ? known : new GoStruct());
        }
        if (target instanceof Slice slice && value instanceof JsonArray array) {
            return elements(array, slice.element(), in);
        }
        if (typeError == null) {
            typeError = "json: cannot unmarshal " + value.kind() + " into Go struct field " + in.name() + "."
                    + String.join(".", fields) + " of type " + target.goType(version);
        }
        return before;
    }

    private List<Object> elements(JsonArray array, GoShape shape, Struct in) {
        List<Object> elements = new ArrayList<>(array.elements().size());
        int length = path.length();
        for (JsonValue element : array.elements()) {
            path.append('[').append(elements.size()).append(']');
            Object decoded = value(element, shape, null, in);
            elements.add(decoded != null ? decoded : shape instanceof Struct ? new GoStruct() : "");
            path.setLength(length);
        }
        return elements;
    }

    private void strictError(String what, String name) {
        if (strictErrors.size() < MAX_STRICT_ERRORS) {
            strictErrors.add(what + GoQuoted.string(path.length() == 0 ? name : path + "." + name));
        }
    }
}
