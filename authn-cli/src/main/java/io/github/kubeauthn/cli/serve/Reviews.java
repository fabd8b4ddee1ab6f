package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Declined;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import io.github.kubeauthn.cli.document.ApiObjects;
import io.github.kubeauthn.token.json.StructReader;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The API group {@code authentication.k8s.io}. */
record Reviews(AuthenticationChain chain, Clock clock) {

    private static final String VERSION = "authentication.k8s.io/v1";

    /** What {@code kubectl auth whoami} asks. */
    Reply selfSubjectReview(ApiRequest request) {
        return RequestBody.read(request, "SelfSubjectReview", object -> {
            Map<String, Object> answer = ApiObjects.object(VERSION, "SelfSubjectReview");
            answer.put(
                    "metadata",
                    Map.of(
                            "creationTimestamp",
                            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
            answer.put("status", Map.of("userInfo", ApiObjects.user(request.user())));
            return Reply.json(201, answer);
        });
    }

    Reply tokenReview(ApiRequest request) {
        return RequestBody.read(request, "TokenReview", this::tokenReview);
    }

    private Reply tokenReview(StructReader object) {
        StructReader spec = object.struct("spec", "v1.TokenReviewSpec");
        String token = spec.string("token");
        List<String> audiences = spec.strings("audiences");
        TokenReviewAnswer answer = chain.review(token, Audiences.of(audiences), AuthenticationContext.unlimited());
        if (answer instanceof Declined declined) {
            return Reply.json(declined.code(), ApiObjects.declined(declined));
        }
        Map<String, Object> review = ApiObjects.object(VERSION, "TokenReview");
        review.put("metadata", Map.of());
        Map<String, Object> echoed = new LinkedHashMap<>();
        echoed.put("token", token);
        if (!audiences.isEmpty()) {
            echoed.put("audiences", audiences);
        }
        review.put("spec", echoed);
        review.put("status", ApiObjects.status((Reviewed) answer));
        return Reply.json(201, review);
    }
}
