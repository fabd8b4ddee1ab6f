package io.github.kubeauthn.oidc.key;

import io.github.kubeauthn.token.jose.JsonWebKey;
import io.github.kubeauthn.token.jose.JsonWebKeyReading;
import io.github.kubeauthn.token.jose.SignatureEngine;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.StructReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of an issuer, in order. Immutable.
 *
 * @param keys the keys; may be empty, and then verify nothing
 */
public record KeySet(List<IssuerKey> keys) implements KeySetReading {

    private static final KeySet EMPTY = new KeySet(List.of());

    public KeySet {
        keys = List.copyOf(keys);
    }

    public static KeySet empty() {
        return EMPTY;
    }

    public static KeySet of(IssuerKey... keys) {
        return new KeySet(List.of(keys));
    }

    /**
     * Reads a JSON Web Key Set (RFC 7517 section 5) as kube-apiserver does: one key that is malformed, or of an unknown type,
     * spoils the set.
     *
     * @param json in UTF-8
     */
    public static KeySetReading read(byte[] json) {
        JsonReading reading = JsonDialect.ENCODING_JSON.read(json);
        if (reading instanceof JsonReading.Malformed malformed) {
            return new Malformed(malformed.message());
        }
        StructReader set = JsonDialect.ENCODING_JSON.struct(((WellFormed) reading).value(), "jose.JSONWebKeySet");
        List<IssuerKey> keys = List.of();
        for (JsonValue value : set.occurrences("keys")) {
            List<IssuerKey> read = new ArrayList<>();
            Optional<String> problem = readKeys(value, read);
            if (problem.isPresent()) {
                return new Malformed(problem.get());
            }
            keys = read;
        }
        return set.problem().<KeySetReading>map(Malformed::new).orElse(new KeySet(keys));
    }

    /** Whether the set has a key of that id; a token that names none may be of any. */
    public boolean mayHave(String id) {
        return id.isEmpty()
                ? !keys.isEmpty()
                : keys.stream().anyMatch(key -> key.id().equals(id));
    }

    private static Optional<String> readKeys(JsonValue value, List<IssuerKey> into) {
        if (value == JsonNull.NULL) {
            return Optional.empty();
        }
        if (!(value instanceof JsonArray array)) {
            return Optional.of("json: cannot unmarshal " + value.kind()
                    + " into Go struct field JSONWebKeySet.keys of type []jose.JSONWebKey");
        }
        SignatureEngine engine = SignatureEngine.fastest();
        for (JsonValue element : array.elements()) {
            JsonWebKeyReading reading = JsonWebKey.read(element, engine);
            if (reading instanceof JsonWebKeyReading.Malformed malformed) {
                return Optional.of(malformed.message());
            }
            JsonWebKey key = (JsonWebKey) reading;
            into.add(new IssuerKey(key.keyId(), text(element, "kty"), text(element, "use"), key.jwsKey()));
        }
        return Optional.empty();
    }

    private static String text(JsonValue key, String name) {
        return key instanceof JsonObject object && object.last(name).orElse(JsonNull.NULL) instanceof JsonString string
                ? string.value()
                : "";
    }
}
