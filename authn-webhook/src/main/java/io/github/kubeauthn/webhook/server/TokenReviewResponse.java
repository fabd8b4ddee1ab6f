package io.github.kubeauthn.webhook.server;

/**
 * What to answer to the HTTP request that brought a TokenReview. It may hold the token, and so does not show.
 *
 * @param status the HTTP status
 * @param body JSON, to be sent in UTF-8 and as {@link #CONTENT_TYPE}
 */
public record TokenReviewResponse(int status, String body) {

    /** The type of every body. */
    public static final String CONTENT_TYPE = "application/json";

    @Override
    public String toString() {
        return "TokenReviewResponse[" + status + ", " + body.length() + " characters]";
    }
}
