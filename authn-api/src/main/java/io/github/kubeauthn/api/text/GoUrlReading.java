package io.github.kubeauthn.api.text;

/** What became of reading a URL. */
public sealed interface GoUrlReading permits GoUrl, GoUrlReading.Malformed {

    /**
     * The text is no URL.
     *
     * @param message why, in Go's words
     */
    record Malformed(String message) implements GoUrlReading {}
}
