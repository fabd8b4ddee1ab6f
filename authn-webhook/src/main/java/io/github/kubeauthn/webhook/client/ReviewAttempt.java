package io.github.kubeauthn.webhook.client;

import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.webhook.review.TokenReviewStatus;

/** What came of asking once. */
sealed interface ReviewAttempt {

    /** The HTTP status of the answer; 0 if there was none, or one that made no sense. */
    int code();

    /** There is a review. */
    record Reviewed(int code, TokenReviewStatus status) implements ReviewAttempt {}

    /**
     * There is none.
     *
     * @param code see {@link ReviewAttempt#code}
     * @param kind why
     * @param message what kube-apiserver would say
     * @param worthRetrying whether asking again has a chance
     */
    record Unreviewed(int code, Failed.Kind kind, String message, boolean worthRetrying) implements ReviewAttempt {}
}
