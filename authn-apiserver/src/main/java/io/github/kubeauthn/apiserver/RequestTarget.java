package io.github.kubeauthn.apiserver;

import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;

/** The target of an HTTP request (RFC 9112 section 3.2), read as the HTTP server of kube-apiserver reads it. */
public sealed interface RequestTarget {

    /** Reads a target in origin form, such as {@code /api/v1/pods?watch=true}. */
    static RequestTarget parse(String target) {
        GoUrlReading reading = GoUrl.parse("https://apiserver.example" + target);
        if (reading instanceof GoUrlReading.Malformed malformed) {
            return new Malformed(malformed.message());
        }
        return new Path(((GoUrl) reading).path());
    }

    /**
     * A target that the server takes.
     *
     * @param decoded its path, percent-decoded, without the query: what an
     *     {@link io.github.kubeauthn.api.HttpCredential} wants
     */
    record Path(String decoded) implements RequestTarget {}

    /**
     * A target over which the server refuses the request with 400 before anybody is asked who sent it.
     *
     * @param message why
     */
    record Malformed(String message) implements RequestTarget {}
}
