package io.github.kubeauthn.webhook.review;

/**
 * A {@code metav1.Status} that says why a request failed.
 *
 * @param code the HTTP status
 * @param reason a word for it
 * @param message what happened; never a secret
 */
public record StatusObject(int code, String reason, String message) {

    public static StatusObject badRequest(String message) {
        return new StatusObject(400, "BadRequest", message);
    }

    public static StatusObject methodNotAllowed() {
        return new StatusObject(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    public static StatusObject tooLarge(String limit) {
        return new StatusObject(413, "RequestEntityTooLarge", "Request entity too large: " + limit);
    }

    public static StatusObject unsupportedMediaType() {
        return new StatusObject(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: application/json");
    }

    public static StatusObject internalError(String mistake) {
        return new StatusObject(500, "InternalError", "Internal error occurred: " + mistake);
    }

    public String toJson() {
        return new JsonText()
                .with("kind", "Status")
                .with("apiVersion", "v1")
                .with("metadata", new JsonText())
                .with("status", "Failure")
                .with("message", message)
                .with("reason", reason)
                .with("code", code)
                .toJson();
    }
}
