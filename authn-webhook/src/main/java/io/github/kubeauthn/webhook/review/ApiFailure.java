package io.github.kubeauthn.webhook.review;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.webhook.document.ApiObject;
import io.github.kubeauthn.webhook.document.UndecodableException;
import java.util.Optional;
import java.util.Set;

/**
 * That a server did not do what it was asked, as a {@code metav1.Status} says it: the server's own, or the one that client-go makes
 * of an answer that is none.
 *
 * @param message what happened
 * @param reason a word for it; may be empty
 * @param code the HTTP status that goes with it
 * @param detailed whether it has details
 * @param retryAfterSeconds in how many seconds, say the details, it is worth trying again; 0 if they do not say
 */
public record ApiFailure(String message, String reason, int code, boolean detailed, int retryAfterSeconds) {

    private static final String INTERNAL_ERROR = "InternalError";
    private static final String TIMEOUT = "Timeout";
    private static final String TOO_MANY_REQUESTS = "TooManyRequests";
    private static final String SERVER_TIMEOUT = "ServerTimeout";

    /** The reasons that, where they stand, weigh more than the code. */
    private static final Set<String> KNOWN_REASONS = Set.of(
            "Unauthorized",
            "Forbidden",
            "NotFound",
            "AlreadyExists",
            "Conflict",
            "Gone",
            "Invalid",
            SERVER_TIMEOUT,
            "StoreReadError",
            TIMEOUT,
            TOO_MANY_REQUESTS,
            "BadRequest",
            "MethodNotAllowed",
            "NotAcceptable",
            "RequestEntityTooLarge",
            "UnsupportedMediaType",
            INTERNAL_ERROR,
            "Expired",
            "ServiceUnavailable");

    /** What {@code apierrors.NewInternalError} makes of a mistake. */
    public static ApiFailure internal(String mistake) {
        return new ApiFailure("Internal error occurred: " + mistake, INTERNAL_ERROR, 500, true, 0);
    }

    /**
     * What client-go makes of an answer to a POST that is no success ({@code apierrors.NewGenericServerResponse}).
     *
     * @param code the HTTP status
     * @param text what the server said if that is text, else {@code unknown}
     * @param retryAfterSeconds what the server's Retry-After header says; 0 if it has none
     */
    public static ApiFailure ofResponse(int code, String text, int retryAfterSeconds) {
        return new ApiFailure(messageOf(code, text), reasonOf(code), code, true, retryAfterSeconds);
    }

    private static String reasonOf(int code) {
        return switch (code) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 406 -> "NotAcceptable";
            case 409 -> "AlreadyExists";
            case 415 -> "UnsupportedMediaType";
            case 422 -> "Invalid";
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> "ServiceUnavailable";
            case 504 -> TIMEOUT;
            default -> code >= 500 ? INTERNAL_ERROR : "";
        };
    }

    private static String messageOf(int code, String text) {
        return switch (code) {
            case 400 -> "the server rejected our request for an unknown reason";
            case 401 -> "the server has asked for the client to provide credentials";
            case 403, 415 -> text;
            case 404 -> "the server could not find the requested resource";
            case 405 -> "the server does not allow this method on the requested resource";
            case 406 ->
                text.isEmpty() || text.equals("unknown")
                        ? "the server was unable to respond with a content type that the client supports"
                        : text;
            case 409 -> "the server reported a conflict";
            case 422 -> "the server rejected our request due to an error in our request";
            case 429 -> "the server has received too many requests and has asked us to try again later";
            case 503 -> "the server is currently unable to handle the request";
            case 504 ->
                "the server was unable to return a response in the time allotted, but may still be processing"
                        + " the request";
            default ->
                code >= 500
                        ? "an error on the server (" + GoQuoted.string(text)
                                + ") has prevented the request from succeeding"
                        : "the server responded with the status code " + code + " but did not return more information";
        };
    }

    /** The {@code Status} of a failure that the body of an answer is; empty if it is anything else. */
    public static Optional<ApiFailure> ofBody(byte[] body) {
        try {
            return of(ApiObject.read(body).orElse("", "v1", ""));
        } catch (UndecodableException e) {
            return Optional.empty();
        }
    }

    /** The {@code Status} of a failure that an object is; empty if it is anything else. A {@code Status} has no version. */
    static Optional<ApiFailure> of(ApiObject object) {
        if (!object.kind().equals("Status") || object.version().isEmpty()) {
            return Optional.empty();
        }
        StructReader status = object.fields("Status");
        checkListMeta(status.struct("metadata", "v1.ListMeta"));
        Optional<StructReader> details = status.pointer("details", "v1.StatusDetails");
        details.ifPresent(ApiFailure::checkDetails);
        ApiFailure failure = new ApiFailure(
                status.string("message"),
                status.string("reason"),
                int32(status, "code"),
                details.isPresent(),
                details.map(found -> int32(found, "retryAfterSeconds")).orElse(0));
        return status.string("status").equals("Failure") && status.problem().isEmpty()
                ? Optional.of(failure)
                : Optional.empty();
    }

    private static void checkListMeta(StructReader meta) {
        meta.string("selfLink");
        meta.string("resourceVersion");
        meta.string("continue");
        meta.int64("remainingItemCount");
    }

    private static void checkDetails(StructReader details) {
        details.string("name");
        details.string("group");
        details.string("kind");
        details.string("uid");
        ObjectMeta.checkEach(details, "causes", "v1.StatusCause", cause -> {
            cause.string("reason");
            cause.string("message");
            cause.string("field");
        });
    }

    private static int int32(StructReader struct, String field) {
        long value = struct.int64(field);
        if (value != (int) value) {
            struct.refuse(
                    "json: cannot unmarshal number " + value + " into Go struct field " + field + " of type int32");
        }
        return (int) value;
    }

    /** Whether asking again has a chance ({@code webhook.DefaultShouldRetry} of k8s.io/apiserver). */
    public boolean suggestsRetry() {
        return is(INTERNAL_ERROR, 500)
                || is(TIMEOUT, 504)
                || reason.equals(TOO_MANY_REQUESTS)
                || code == 429
                || detailed && (reason.equals(SERVER_TIMEOUT) || retryAfterSeconds > 0);
    }

    private boolean is(String wantedReason, int wantedCode) {
        return reason.equals(wantedReason) || code == wantedCode && !KNOWN_REASONS.contains(reason);
    }

    /** The same failure with another message. */
    public ApiFailure withMessage(String newMessage) {
        return new ApiFailure(newMessage, reason, code, detailed, retryAfterSeconds);
    }
}
