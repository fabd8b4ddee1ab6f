package io.github.kubeauthn.conformance.vector;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a question. */
public enum Outcome {
    AUTHENTICATED("authenticated"),
    /** Nobody had an opinion. */
    NONE("none"),
    /** Refused, or could not be checked. */
    ERROR("error"),
    /** A peer certificate cannot be parsed, so there is no TLS connection. */
    MALFORMED_CERTIFICATE("malformedCertificate"),
    /** The HTTP server refuses the request. */
    MALFORMED_REQUEST("malformedRequest"),
    /** The runner itself could not ask; no oracle says this. */
    FAILED("failed");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }
}
