package io.github.kubeauthn.webhook.server;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.token.BearerTokenAuthenticator;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.review.StatusObject;
import io.github.kubeauthn.webhook.review.TokenReviewPost;
import io.github.kubeauthn.webhook.review.TokenReviewQuestion;
import io.github.kubeauthn.webhook.server.Verdict.Declined;
import io.github.kubeauthn.webhook.server.Verdict.Reviewed;
import org.jspecify.annotations.Nullable;

/**
 * Answers TokenReviews, so that an API server can ask whose a token is: the body of a request in, the status and body of the answer
 * out, for any HTTP server. {@link TokenReviewHttpHandler} makes it one of the JDK's.
 *
 * <p>It understands {@code authentication.k8s.io/v1} and {@code v1beta1} and answers in the version in which it is asked. Reviews are
 * read strictly: what is no TokenReview, has a field that such a thing has not, or has a field twice, is refused with a
 * {@code Status} of code 400, as by kube-apiserver with {@code fieldValidation=Strict}. What is answered, and in which words, is as by
 * kube-apiserver's own {@code tokenreviews}.
 *
 * <pre>{@code
 * TokenReviewHandler handler = TokenReviewHandler.askingTokens(token -> whoIs(token.token()))
 *         .audiences(Audiences.of("https://kubernetes.default.svc"))
 *         .build();
 * TokenReviewResponse response = handler.handle(requestBody);
 * }</pre>
 *
 * <p>Safe for use by many threads, as far as the authenticator is. Never puts a token anywhere but into the answer.
 */
public final class TokenReviewHandler {

    /** How large a request may be: 3 MiB, as for kube-apiserver. */
    public static final int MAX_REQUEST = 3 * 1024 * 1024;

    private final TokenReviewer reviewer;
    private final @Nullable TokenReviewVersion assumedVersion;
    private final boolean toleratesUnknownFields;

    private TokenReviewHandler(Builder builder) {
        this.reviewer = new TokenReviewer(builder.authenticator, builder.audiences);
        this.assumedVersion = builder.assumedVersion;
        this.toleratesUnknownFields = builder.toleratesUnknownFields;
    }

    /** Asks somebody who judges tokens. One that he has no opinion about is refused as an invalid bearer token. */
    public static Builder askingTokens(Authenticator<BearerToken> tokens) {
        return new Builder(new BearerTokenAuthenticator(tokens));
    }

    /** Asks a whole chain, which is shown a request with nothing but the token. */
    public static Builder askingRequests(Authenticator<HttpCredential> requests) {
        return new Builder(requests);
    }

    /** Answers a request, however long that takes. */
    public TokenReviewResponse handle(byte[] body) {
        return handle(body, AuthenticationContext.unlimited());
    }

    /**
     * Answers a request.
     *
     * @param body as it was sent
     * @param context deadline, blocking and trace of the question; audiences in it are not looked at
     */
    public TokenReviewResponse handle(byte[] body, AuthenticationContext context) {
        if (body.length > MAX_REQUEST) {
            return declined(StatusObject.tooLarge("limit is " + MAX_REQUEST));
        }
        TokenReviewPost post = TokenReviewPost.read(body, assumedVersion, toleratesUnknownFields);
        if (post instanceof TokenReviewPost.Refused refused) {
            return declined(StatusObject.badRequest(refused.message()));
        }
        TokenReviewQuestion question = ((TokenReviewPost.Accepted) post).question();
        Verdict verdict = reviewer.review(question.token(), question.audiences(), context);
        return verdict instanceof Reviewed reviewed
                ? new TokenReviewResponse(201, question.answeredBy(reviewed.status()))
                : declined(((Declined) verdict).status());
    }

    static TokenReviewResponse declined(StatusObject status) {
        return new TokenReviewResponse(status.code(), status.toJson());
    }

    /** Everything but the authenticator has a default. Not safe for use by several threads. */
    public static final class Builder {

        private final Authenticator<HttpCredential> authenticator;
        private Audiences audiences = Audiences.none();
        private @Nullable TokenReviewVersion assumedVersion;
        private boolean toleratesUnknownFields;

        private Builder(Authenticator<HttpCredential> authenticator) {
            this.authenticator = authenticator;
        }

        /**
         * For whom a review asks that names no audiences; nobody in particular unless said otherwise. An authenticator that knows no
         * audiences should be wrapped in {@link io.github.kubeauthn.api.chain.AudienceAgnosticAuthenticator}, or every review that names
         * some is an error.
         */
        public Builder audiences(Audiences newAudiences) {
            this.audiences = newAudiences;
            return this;
        }

        /**
         * Takes an object that does not say what it is for a TokenReview of a version, as kube-apiserver does where the path says it;
         * such an object is refused unless said otherwise.
         */
        public Builder assumingVersion(TokenReviewVersion version) {
            this.assumedVersion = version;
            return this;
        }

        /** Passes over fields that a TokenReview has not, as kube-apiserver does unless it is told otherwise. */
        public Builder toleratingUnknownFields() {
            this.toleratesUnknownFields = true;
            return this;
        }

        public TokenReviewHandler build() {
            return new TokenReviewHandler(this);
        }
    }
}
