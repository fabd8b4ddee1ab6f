package io.github.kubeauthn.webhook.review;

import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.document.ApiObject;
import io.github.kubeauthn.webhook.document.UndecodableException;
import java.util.Arrays;

/** What came of reading the answer of a webhook. */
public sealed interface TokenReviewReading {

    /** The answer is a token review with this status. */
    record Reviewed(TokenReviewStatus status) implements TokenReviewReading {}

    /**
     * The answer is no token review of the wanted version.
     *
     * @param message why not, in apimachinery's words
     */
    record Unusable(String message) implements TokenReviewReading {}

    /**
     * Reads the answer of a webhook, which may be JSON or YAML and need not say that it is a token review; if it says
     * anything else, it is unusable.
     */
    static TokenReviewReading ofWebhook(byte[] body, TokenReviewVersion version) {
        try {
            ApiObject object = ApiObject.read(body).orElse(TokenReviewVersion.GROUP, version.toString(), "TokenReview");
            if (object.is(TokenReviewVersion.GROUP, version.toString(), "TokenReview")) {
                return review(object, version);
            }
            throw otherThan(object, version);
        } catch (UndecodableException e) {
            return new Unusable(e.complaint());
        }
    }

    private static TokenReviewReading review(ApiObject object, TokenReviewVersion version) throws UndecodableException {
        StructReader review = object.fields("TokenReview");
        ObjectMeta.check(review);
        TokenReviewQuestion.read(review.struct("spec", version + ".TokenReviewSpec"), version);
        TokenReviewStatus status =
                TokenReviewStatus.read(review.struct("status", version + ".TokenReviewStatus"), version.toString());
        if (review.problem().isPresent()) {
            throw new UndecodableException(review.problem().get());
        }
        return new Reviewed(status);
    }

    /** Some other objects of Kubernetes would be understood, but have no use here; most are not even known. */
    private static UndecodableException otherThan(ApiObject object, TokenReviewVersion version) {
        if (object.version().isEmpty()) {
            return object.withoutVersion();
        }
        if (!object.kind().equals("Status") && !isOtherVersion(object)) {
            return object.notRegistered();
        }
        return new UndecodableException("converting (" + object.version() + "." + object.kind() + ") to (" + version
                + ".TokenReview): unknown conversion");
    }

    private static boolean isOtherVersion(ApiObject object) {
        return Arrays.stream(TokenReviewVersion.values())
                .anyMatch(known -> object.is(TokenReviewVersion.GROUP, known.toString(), "TokenReview"));
    }
}
