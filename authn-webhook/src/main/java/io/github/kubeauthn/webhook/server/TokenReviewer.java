package io.github.kubeauthn.webhook.server;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.webhook.review.StatusObject;
import io.github.kubeauthn.webhook.review.TokenReviewStatus;
import io.github.kubeauthn.webhook.server.Verdict.Declined;
import io.github.kubeauthn.webhook.server.Verdict.Reviewed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reviews tokens as {@code pkg/registry/authentication/tokenreview} of Kubernetes does.
 *
 * @param authenticator is shown a request with nothing but the token
 * @param ownAudiences for whom a review asks that names no audiences
 */
record TokenReviewer(Authenticator<HttpCredential> authenticator, Audiences ownAudiences) {

    private static final Logger LOG = LoggerFactory.getLogger(TokenReviewer.class);

    Verdict review(String token, Audiences audiences, AuthenticationContext context) {
        if (token.isEmpty()) {
            return new Declined(StatusObject.badRequest("token is required for TokenReview in authentication"));
        }
        Audiences requested = audiences.isEmpty() ? ownAudiences : audiences;
        AuthenticationResult result = ask(token, requested, context);
        if (!(result instanceof Authenticated success)) {
            String error = result instanceof Failed failure ? failure.message() : "";
            return new Reviewed(new TokenReviewStatus(false, UserInfo.named(""), Audiences.none(), error));
        }
        if (!requested.isEmpty() && requested.intersect(success.audiences()).isEmpty()) {
            LOG.error(
                    "The authenticator answered for the audiences {}, but was asked for {}",
                    success.audiences(),
                    requested);
            return new Declined(StatusObject.internalError("error validating audiences"));
        }
        return new Reviewed(new TokenReviewStatus(true, success.user(), success.audiences(), ""));
    }

    private AuthenticationResult ask(String token, Audiences requested, AuthenticationContext context) {
        HttpCredential request = HttpCredential.builder()
                .path("")
                .headers(Headers.builder()
                        .add("Authorization", "Bearer " + token)
                        .build())
                .context(requested.isEmpty() ? context : context.withRequestedAudiences(requested))
                .build();
        try {
            return authenticator.authenticate(request);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("An authenticator failed unexpectedly", e);
            return Failed.couldNotCheck("Internal error occurred: authentication failed unexpectedly");
        }
    }
}
