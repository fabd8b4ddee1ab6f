package io.github.kubeauthn.token.jose;

/** What came of reading a text as a signed object in compact serialization. */
public sealed interface JwsReading permits Jws, JwsReading.Malformed {

    /**
     * The text is none.
     *
     * @param message what go-jose says; holds nothing of the payload
     */
    record Malformed(String message) implements JwsReading {}
}
