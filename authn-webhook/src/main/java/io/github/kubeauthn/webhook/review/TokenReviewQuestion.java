package io.github.kubeauthn.webhook.review;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.webhook.TokenReviewVersion;

/**
 * What a token review asks: {@code spec} of {@code TokenReview}. The token never shows in {@link #toString()}.
 *
 * @param version in which version of the API it is asked
 * @param token the secret itself
 * @param audiences for whom the answer must hold; none for whomever the one who answers stands for
 */
public record TokenReviewQuestion(TokenReviewVersion version, String token, Audiences audiences) {

    static TokenReviewQuestion read(StructReader spec, TokenReviewVersion version) {
        return new TokenReviewQuestion(version, spec.string("token"), Audiences.of(spec.strings("audiences")));
    }

    /** The whole {@code TokenReview} as client-go sends it. */
    public String toJson() {
        return withStatus(new JsonText().with("user", new JsonText())).toJson();
    }

    /** The whole {@code TokenReview} with an answer, as kube-apiserver sends it back. */
    public String answeredBy(TokenReviewStatus status) {
        return withStatus(status.toJsonText()).toJson();
    }

    private JsonText withStatus(JsonText status) {
        return new JsonText()
                .with("kind", "TokenReview")
                .with("apiVersion", version.apiVersion())
                .with("metadata", new JsonText())
                .with(
                        "spec",
                        new JsonText().withUnlessEmpty("token", token).withUnlessEmpty("audiences", audiences.values()))
                .with("status", status);
    }

    @Override
    public String toString() {
        return "TokenReviewQuestion[" + version + ", " + audiences + "]";
    }
}
