package io.github.kubeauthn.oidc.claim;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonBoolean;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All claims of a verified token by name: here letter case matters, and the last of several of one name counts. A claim is
 * read as Go's {@code encoding/json} reads it into the type that is asked for, where null is the type's zero value.
 */
public final class ClaimSet {

    private final Map<String, JsonValue> claims;

    private ClaimSet(Map<String, JsonValue> claims) {
        this.claims = claims;
    }

    public static ClaimSet of(JsonValue.JsonObject payload) {
        return new ClaimSet(payload.asMap());
    }

    /** These claims and one more. */
    public ClaimSet with(String name, JsonValue value) {
        Map<String, JsonValue> more = new LinkedHashMap<>(claims);
        more.put(name, value);
        return new ClaimSet(more);
    }

    public boolean has(String name) {
        return claims.containsKey(name);
    }

    /** A claim as it stands in the token; null if there is none. */
    public @Nullable JsonValue get(String name) {
        return claims.get(name);
    }

    /** A claim that must be a string. */
    public Outcome<String> string(String name) {
        JsonValue value = claims.get(name);
        if (value instanceof JsonString string) {
            return new Success<>(string.value());
        }
        return value == JsonNull.NULL ? new Success<>("") : unfit(value, "string");
    }

    /** A claim that must be a boolean. */
    public Outcome<Boolean> bool(String name) {
        JsonValue value = claims.get(name);
        if (value instanceof JsonBoolean bool) {
            return new Success<>(bool.isTrue());
        }
        return value == JsonNull.NULL ? new Success<>(false) : unfit(value, "bool");
    }

    /** A claim that must be a string or an array of strings. */
    public Outcome<List<String>> strings(String name) {
        JsonValue value = claims.get(name);
        if (value instanceof JsonString string) {
            return new Success<>(List.of(string.value()));
        }
        if (value == JsonNull.NULL) {
            return new Success<>(List.of());
        }
        if (!(value instanceof JsonArray array)) {
            return unfit(value, "string");
        }
        List<String> strings = new ArrayList<>(array.elements().size());
        for (JsonValue element : array.elements()) {
            if (!(element instanceof JsonString) && element != JsonNull.NULL) {
                return unfit(value, "string");
            }
            strings.add(element instanceof JsonString string ? string.value() : "");
        }
        return new Success<>(strings);
    }

    /** The claims for expressions. */
    public Claims forExpressions() {
        return Claims.readBy(claims.keySet(), this::forExpressions);
    }

    private Claims.Claim forExpressions(String name) {
        JsonValue value = claims.getOrDefault(name, JsonNull.NULL);
        Optional<String> problem = JsonDialect.ENCODING_JSON.problemOfAny(value);
        return problem.isPresent()
                ? new Claims.Unreadable("claim " + GoQuoted.string(name) + " failed to unmarshal: " + problem.get())
                : new Claims.Value(PlainValue.of(value));
    }

    private static <T> Outcome<T> unfit(@Nullable JsonValue value, String goType) {
        return new Problem<>(
                value == null
                        ? "claim not present"
                        : "json: cannot unmarshal " + value.kind() + " into Go value of type " + goType);
    }
}
