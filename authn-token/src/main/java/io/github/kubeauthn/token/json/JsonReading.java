package io.github.kubeauthn.token.json;

/** What came of reading a text as JSON. */
public sealed interface JsonReading {

    /**
     * The text is one JSON value.
     *
     * @param value the value
     */
    record WellFormed(JsonValue value) implements JsonReading {}

    /**
     * The text is not JSON.
     *
     * @param message what Go's reader says, character for character; it may show one character of the text
     */
    record Malformed(String message) implements JsonReading {}
}
