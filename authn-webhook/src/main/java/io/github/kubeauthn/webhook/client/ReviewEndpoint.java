package io.github.kubeauthn.webhook.client;

import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.client.ReviewAttempt.Reviewed;
import io.github.kubeauthn.webhook.client.ReviewAttempt.Unreviewed;
import io.github.kubeauthn.webhook.connection.Call;
import io.github.kubeauthn.webhook.connection.ClusterConnection;
import io.github.kubeauthn.webhook.connection.Countdown;
import io.github.kubeauthn.webhook.connection.Reply;
import io.github.kubeauthn.webhook.connection.Reply.Answer;
import io.github.kubeauthn.webhook.connection.Reply.NoAnswer;
import io.github.kubeauthn.webhook.review.ApiFailure;
import io.github.kubeauthn.webhook.review.TokenReviewQuestion;
import io.github.kubeauthn.webhook.review.TokenReviewReading;
import io.github.kubeauthn.webhook.review.TokenReviewReading.Unusable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Where token reviews are sent, and how its answers are taken: a webhook, or the API of a cluster. */
final class ReviewEndpoint {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final String API_PATH = "apis/authentication.k8s.io/v1/tokenreviews";
    private static final String API_SUBJECT = " (post tokenreviews.authentication.k8s.io)";
    private static final int MAX_TEXT = 2048;

    private final ClusterConnection connection;
    private final TokenReviewVersion version;
    private final String path;
    private final String query;
    private final String subject;

    private ReviewEndpoint(
            ClusterConnection connection, TokenReviewVersion version, String path, String query, String subject) {
        this.connection = connection;
        this.version = version;
        this.path = path;
        this.query = query;
        this.subject = subject;
    }

    /** A webhook, which is asked at exactly the URL that its kubeconfig names. */
    static ReviewEndpoint webhook(ClusterConnection connection, TokenReviewVersion version) {
        return new ReviewEndpoint(connection, version, "", "timeout=" + CALL_TIMEOUT.toSeconds() + "s", "");
    }

    /** The {@code tokenreviews} of a cluster. */
    static ReviewEndpoint cluster(ClusterConnection connection) {
        return new ReviewEndpoint(connection, TokenReviewVersion.V1, API_PATH, "", API_SUBJECT);
    }

    TokenReviewVersion version() {
        return version;
    }

    ReviewAttempt ask(TokenReviewQuestion question, Countdown countdown) {
        Call call = Call.post(path, query, question.toJson());
        Reply reply = connection.send(call, countdown.atMost(CALL_TIMEOUT));
        return reply instanceof Answer answer ? read(answer) : unanswered((NoAnswer) reply);
    }

    private static Unreviewed unanswered(NoAnswer reply) {
        return switch (reply.cause()) {
            case INTERRUPTED -> new Unreviewed(0, Kind.INTERRUPTED, reply.message(), false);
            case CONNECTION_LOST, GOING_AWAY -> new Unreviewed(0, Kind.COULD_NOT_CHECK, reply.message(), true);
            case TIMEOUT, OTHER -> new Unreviewed(0, Kind.COULD_NOT_CHECK, reply.message(), false);
        };
    }

    private ReviewAttempt read(Answer answer) {
        String contentType = answer.contentType().isEmpty() ? "application/json" : answer.contentType();
        MediaType mediaType = MediaType.parse(contentType);
        if (!mediaType.problem().isEmpty()) {
            return unreviewed(0, ApiFailure.internal(mediaType.problem()));
        }
        if (answer.status() < 200 || answer.status() > 206) {
            return unreviewed(answer.status(), failure(answer, mediaType));
        }
        if (answer.body().length == 0) {
            return unreviewed(
                    answer.status(),
                    "0-length response with status code: " + answer.status() + " and content type: " + contentType);
        }
        TokenReviewReading reading = TokenReviewReading.ofWebhook(answer.body(), version);
        return reading instanceof Unusable unusable
                ? unreviewed(answer.status(), unusable.message())
                : new Reviewed(answer.status(), ((TokenReviewReading.Reviewed) reading).status());
    }

    /** The server's own words, if it has a {@code Status} to say them. */
    private ApiFailure failure(Answer answer, MediaType mediaType) {
        Optional<ApiFailure> said = ApiFailure.ofBody(answer.body());
        if (said.isPresent()) {
            return said.get();
        }
        boolean isText = answer.contentType().isEmpty() || mediaType.isText();
        int retryAfter = (int) answer.retryAfterSeconds().orElse(0L).longValue();
        ApiFailure failure = ApiFailure.ofResponse(answer.status(), isText ? text(answer) : "unknown", retryAfter);
        return failure.withMessage(failure.message() + subject);
    }

    private static String text(Answer answer) {
        byte[] beginning = Arrays.copyOf(answer.body(), Math.min(answer.body().length, MAX_TEXT));
        return new String(beginning, StandardCharsets.UTF_8).strip();
    }

    private static Unreviewed unreviewed(int code, ApiFailure failure) {
        return new Unreviewed(code, Kind.COULD_NOT_CHECK, failure.message(), failure.suggestsRetry());
    }

    private static Unreviewed unreviewed(int code, String message) {
        return new Unreviewed(code, Kind.COULD_NOT_CHECK, message, false);
    }

    @Override
    public String toString() {
        return connection.url(Call.get(path, query));
    }
}
