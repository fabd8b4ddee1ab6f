package io.github.kubeauthn.apiserver;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.UserInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code POST /apis/authentication.k8s.io/v1/tokenreviews} answers. */
public sealed interface TokenReviewAnswer {

    /**
     * The review's {@code status}.
     *
     * @param knownUser who the token stands for ({@code status.user}); null if it was not authenticated
     * @param audiences those of the requested audiences for which this holds ({@code status.audiences})
     * @param error why the token was not authenticated ({@code status.error}); may be empty
     */
    record Reviewed(@Nullable UserInfo knownUser, Audiences audiences, String error) implements TokenReviewAnswer {

        /** Who the token stands for; empty if it was not authenticated. */
        public Optional<UserInfo> user() {
            return Optional.ofNullable(knownUser);
        }

        /** {@code status.authenticated}. */
        public boolean authenticated() {
            return knownUser != null;
        }
    }

    /**
     * The API server refuses to review at all.
     *
     * @param code the HTTP status: 400 for a review that asks nothing, 500 where an authenticator answers for other audiences
     *     than those that were asked for
     * @param message the message of the {@code Status} object
     */
    record Declined(int code, String message) implements TokenReviewAnswer {}
}
