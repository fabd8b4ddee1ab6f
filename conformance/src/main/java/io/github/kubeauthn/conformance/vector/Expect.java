package io.github.kubeauthn.conformance.vector;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.kubeauthn.api.UserInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer, in the form in which the oracle records it. What is absent or empty is not written. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Expect(
        Outcome outcome,
        @Nullable User user,
        List<String> audiences,
        String error,
        @Nullable Integer httpStatus,
        List<String> remainingHeaders,
        List<String> warnings,
        Map<String, String> auditAnnotations,
        List<JsonNode> webhookRequests,
        @Nullable ReviewStatus reviewStatus,
        String reviewError,
        List<String> patches) {

    /** An answer that is only an outcome, and why. */
    public static Expect of(Outcome outcome, String error) {
        return builder(outcome).error(error).build();
    }

    public static Builder builder(Outcome outcome) {
        return new Builder(outcome);
    }

    /** Who a client is. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record User(
            @JsonInclude(JsonInclude.Include.ALWAYS) String name,
            String uid,
            List<String> groups,
            Map<String, List<String>> extra) {

        public static User of(UserInfo user) {
            return new User(user.name(), user.uid(), user.groups(), user.extra());
        }
    }

    /**
     * The status of a TokenReview, as {@code authentication.k8s.io/v1} writes it.
     *
     * @param authenticated {@code true}, or absent
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ReviewStatus(
            @Nullable Boolean authenticated,
            @JsonInclude(JsonInclude.Include.ALWAYS) ReviewedUser user,
            List<String> audiences,
            String error) {}

    /** The user in the status of a TokenReview; written even where everything in it is empty. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ReviewedUser(String username, String uid, List<String> groups, Map<String, List<String>> extra) {

        public static final ReviewedUser NOBODY = new ReviewedUser("", "", List.of(), Map.of());

        public static ReviewedUser of(UserInfo user) {
            return new ReviewedUser(user.name(), user.uid(), user.groups(), user.extra());
        }
    }

    /** Gathers an answer. */
    public static final class Builder {

        private final Outcome outcome;
        private @Nullable User user;
        private List<String> audiences = List.of();
        private String error = "";
        private @Nullable Integer httpStatus;
        private List<String> remainingHeaders = List.of();
        private List<String> warnings = List.of();
        private Map<String, String> auditAnnotations = Map.of();
        private List<JsonNode> webhookRequests = List.of();
        private @Nullable ReviewStatus reviewStatus;
        private String reviewError = "";
        private List<String> patches = List.of();

        private Builder(Outcome outcome) {
            this.outcome = outcome;
        }

        public Builder user(UserInfo newUser) {
            this.user = User.of(newUser);
            return this;
        }

        public Builder audiences(List<String> newAudiences) {
            this.audiences = newAudiences;
            return this;
        }

        public Builder error(String newError) {
            this.error = newError;
            return this;
        }

        public Builder httpStatus(int newHttpStatus) {
            this.httpStatus = newHttpStatus;
            return this;
        }

        public Builder remainingHeaders(List<String> newRemainingHeaders) {
            this.remainingHeaders = newRemainingHeaders;
            return this;
        }

        public Builder warnings(List<String> newWarnings) {
            this.warnings = newWarnings;
            return this;
        }

        public Builder auditAnnotations(Map<String, String> newAuditAnnotations) {
            this.auditAnnotations = newAuditAnnotations;
            return this;
        }

        public Builder webhookRequests(List<JsonNode> newWebhookRequests) {
            this.webhookRequests = newWebhookRequests;
            return this;
        }

        public Builder reviewStatus(ReviewStatus newReviewStatus) {
            this.reviewStatus = newReviewStatus;
            return this;
        }

        public Builder reviewError(String newReviewError) {
            this.reviewError = newReviewError;
            return this;
        }

        public Builder patches(List<String> newPatches) {
            this.patches = newPatches;
            return this;
        }

        public Expect build() {
            return new Expect(
                    outcome,
                    user,
                    audiences,
                    error,
                    httpStatus,
                    remainingHeaders,
                    warnings,
                    auditAnnotations,
                    webhookRequests,
                    reviewStatus,
                    reviewError,
                    patches);
        }
    }
}
