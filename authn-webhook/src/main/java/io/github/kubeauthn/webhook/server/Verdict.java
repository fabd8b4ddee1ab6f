package io.github.kubeauthn.webhook.server;

import io.github.kubeauthn.webhook.review.StatusObject;
import io.github.kubeauthn.webhook.review.TokenReviewStatus;

/** What a review comes to. */
sealed interface Verdict {

    /** The token was looked at. */
    record Reviewed(TokenReviewStatus status) implements Verdict {}

    /** Whoever asked, or whoever was asked, made a mistake, so that there is no review. */
    record Declined(StatusObject status) implements Verdict {}
}
