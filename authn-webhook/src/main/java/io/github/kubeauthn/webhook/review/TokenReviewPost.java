package io.github.kubeauthn.webhook.review;

import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.document.ApiObject;
import io.github.kubeauthn.webhook.document.UndecodableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a review that somebody posted. */
public sealed interface TokenReviewPost {

    /** It is one, and asks this. */
    record Accepted(TokenReviewQuestion question) implements TokenReviewPost {}

    /**
     * It is none.
     *
     * @param message why not; holds nothing of the body but names and types
     */
    record Refused(String message) implements TokenReviewPost {}

    /**
     * Reads the body of a request, which must be JSON and a TokenReview of a known version.
     *
     * @param assumed the version of an object that does not say what it is; null if it must say so
     * @param toleratesUnknownFields whether fields may be there that a TokenReview has not, or twice
     */
    static TokenReviewPost read(byte[] body, @Nullable TokenReviewVersion assumed, boolean toleratesUnknownFields) {
        ApiObject object;
        try {
            ApiObject sent = ApiObject.readJson(body);
            object = assumed == null ? sent : sent.orElse(TokenReviewVersion.GROUP, assumed.toString(), "TokenReview");
        } catch (UndecodableException e) {
            return new Refused("the object provided is unrecognized (must be of type TokenReview): " + e.complaint());
        }
        try {
            return new Accepted(question(object, toleratesUnknownFields));
        } catch (UndecodableException e) {
            return new Refused(
                    object.kind().isEmpty()
                            ? "the object provided is unrecognized (must be of type TokenReview): " + e.complaint()
                            : object.kind() + " in version \"" + object.version()
                                    + "\" cannot be handled as a TokenReview: " + e.complaint());
        }
    }

    private static TokenReviewQuestion question(ApiObject object, boolean toleratesUnknownFields)
            throws UndecodableException {
        TokenReviewVersion version = versionOf(object);
        if (version == null) {
            throw object.kind().isEmpty() ? object.withoutKind() : object.notRegistered();
        }
        StructReader review = object.fields("TokenReview");
        ObjectMeta.check(review);
        TokenReviewStatus.read(review.struct("status", version + ".TokenReviewStatus"), version.toString());
        TokenReviewQuestion question =
                TokenReviewQuestion.read(review.struct("spec", version + ".TokenReviewSpec"), version);
        if (review.problem().isPresent()) {
            throw new UndecodableException(review.problem().get());
        }
        List<String> surplus = toleratesUnknownFields ? List.of() : FieldNames.TOKEN_REVIEW.surplusIn(object.value());
        if (!surplus.isEmpty()) {
            throw new UndecodableException("strict decoding error: " + String.join(", ", surplus));
        }
        return question;
    }

    private static @Nullable TokenReviewVersion versionOf(ApiObject object) {
        for (TokenReviewVersion version : TokenReviewVersion.values()) {
            if (object.is(TokenReviewVersion.GROUP, version.toString(), "TokenReview")) {
                return version;
            }
        }
        return null;
    }
}
