package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.cli.document.ApiObjects;
import io.github.kubeauthn.cli.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered.
 *
 * @param status the HTTP status
 * @param headers beside those that every answer has
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final String JSON = "application/json";

    static Reply json(int status, Map<String, ?> document) {
        return of(status, JSON, Documents.jsonLine(document));
    }

    static Reply plain(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code Status} of failure. */
    static Reply failure(int status, String reason, String message) {
        return json(status, ApiObjects.failure(status, reason, message));
    }

    static Reply unauthorized() {
        return failure(401, "Unauthorized", "Unauthorized");
    }

    static Reply notFound() {
        return failure(404, "NotFound", "the server could not find the requested resource");
    }

    static Reply methodNotAllowed() {
        return failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
