package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonBoolean;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import java.util.List;
import java.util.Optional;

/** The protected header of a signed object, as go-jose understands it. Immutable. */
public final class JwsHeader {

    private static final String B64 = "b64";
    private static final String NO_PUBLIC_KEY = "go-jose/go-jose: invalid embedded jwk, must be public key";

    private final JsonObject parameters;
    private final boolean hasBytes;

    private JwsHeader(JsonObject parameters, boolean hasBytes) {
        this.parameters = parameters;
        this.hasBytes = hasBytes;
    }

    /** {@code alg}; empty if there is none. It may be no {@link SignatureAlgorithm}. */
    public String algorithm() {
        return string("alg");
    }

    /** {@code kid}; empty if there is none. */
    public String keyId() {
        return string("kid");
    }

    /** Any parameter, as it stands there; empty if it is absent or {@code null}. */
    public Optional<JsonValue> parameter(String name) {
        return parameters.last(name).filter(value -> value != JsonNull.NULL);
    }

    /** Reads the bytes of a protected header. */
    static Reading read(byte[] bytes) {
        if (bytes.length == 0) {
            return new Fine(new JwsHeader(JsonObject.EMPTY, false));
        }
        JsonReading reading = JsonDialect.GO_JOSE.read(bytes);
        if (reading instanceof JsonReading.Malformed malformed) {
            return new Malformed(malformed.message());
        }
        JsonValue value = ((WellFormed) reading).value();
        if (value == JsonNull.NULL) {
            return new Fine(new JwsHeader(JsonObject.EMPTY, true));
        }
        if (!(value instanceof JsonObject object)) {
            return new Malformed("json: cannot unmarshal " + value.kind() + " into Go value of type jose.rawHeader");
        }
        Optional<String> problem = problemOf(object);
        return problem.isPresent() ? new Malformed(problem.get()) : new Fine(new JwsHeader(object, true));
    }

    /** Whether the header has bytes at all; without any, go-jose finds no signature good. */
    boolean hasBytes() {
        return hasBytes;
    }

    /** Whether the payload is signed in base64 (RFC 7797); anything but {@code false} means that it is. */
    boolean signsBase64() {
        return parameter(B64).orElse(JsonBoolean.TRUE) != JsonBoolean.FALSE;
    }

    /** Why {@code crit} (RFC 7515 section 4.1.11) forbids to go on; empty if it does not. */
    Optional<String> criticalProblem() {
        Optional<JsonValue> critical = parameter("crit");
        if (critical.isEmpty()) {
            return Optional.empty();
        }
        if (!(critical.get() instanceof JsonArray names)) {
            return Optional.of("json: cannot unmarshal " + critical.get().kind() + " into Go value of type []string");
        }
        return problemOfCritical(names.elements());
    }

    private static Optional<String> problemOfCritical(List<JsonValue> names) {
        for (JsonValue name : names) {
            if (!(name instanceof JsonString) && name != JsonNull.NULL) {
                return Optional.of("json: cannot unmarshal " + name.kind() + " into Go value of type string");
            }
        }
        boolean allKnown = names.stream()
                .allMatch(name -> name instanceof JsonString s && s.value().equals(B64));
        return allKnown ? Optional.empty() : Optional.of(Jws.CRYPTO_FAILURE);
    }

    private String string(String name) {
        return parameters.last(name).orElse(JsonNull.NULL) instanceof JsonString string ? string.value() : "";
    }

    private static Optional<String> problemOf(JsonObject header) {
        Optional<String> problem = JsonDialect.GO_JOSE.problemOfNames(header);
        List<Member> parameters = header.members();
        for (int i = 0; i < parameters.size() && problem.isEmpty(); i++) {
            problem = problemOf(parameters.get(i));
        }
        return problem;
    }

    private static Optional<String> problemOf(Member parameter) {
        JsonValue value = parameter.value();
        if (value == JsonNull.NULL) {
            return Optional.empty();
        }
        return switch (parameter.name()) {
            case "alg" -> problemOfText("algorithm", value);
            case "kid" -> problemOfText("key ID", value);
            case "nonce" -> problemOfText("nonce", value);
            case "jwk" -> problemOfEmbeddedKey(value);
            case "x5c" -> problemOfChain(value);
            default -> JsonDialect.GO_JOSE.problemOfAny(value).map(problem -> "failed to unmarshal value: " + problem);
        };
    }

    private static Optional<String> problemOfText(String what, JsonValue value) {
        return value instanceof JsonString
                ? Optional.empty()
                : Optional.of("failed to unmarshal " + what + ": json: cannot unmarshal " + value.kind()
                        + " into Go value of type string");
    }

    /** RFC 7515 section 4.1.3: a key may be embedded, if it is public. It is never used. */
    private static Optional<String> problemOfEmbeddedKey(JsonValue value) {
        if (isPrivate(value)) {
            // Whether its numbers belong together would take long to find out, at the sender's pleasure.
            return Optional.of(NO_PUBLIC_KEY);
        }
        JsonWebKeyReading key = JsonWebKey.read(value);
        if (key instanceof JsonWebKeyReading.Malformed malformed) {
            return Optional.of("failed to unmarshal JWK: " + malformed.message());
        }
        return ((JsonWebKey) key).isValidPublicKey() ? Optional.empty() : Optional.of(NO_PUBLIC_KEY);
    }

    private static boolean isPrivate(JsonValue key) {
        return key instanceof JsonObject object && object.last("d").orElse(JsonNull.NULL) != JsonNull.NULL;
    }

    /** RFC 7515 section 4.1.6: certificates may come along. They are never used. */
    private static Optional<String> problemOfChain(JsonValue value) {
        return CertificateChain.of(value).problem().map(problem -> "failed to unmarshal x5c header: " + problem);
    }

    /** What came of reading a header. */
    sealed interface Reading {}

    record Fine(JwsHeader header) implements Reading {}

    record Malformed(String message) implements Reading {}
}
