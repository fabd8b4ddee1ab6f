package io.github.kubeauthn.token.jose;

/** What came of reading a JSON value as a key. */
public sealed interface JsonWebKeyReading permits JsonWebKey, JsonWebKeyReading.Malformed {

    /**
     * The value is none.
     *
     * @param message what go-jose says
     */
    record Malformed(String message) implements JsonWebKeyReading {}
}
