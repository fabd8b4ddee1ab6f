package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.cli.document.ApiObjects;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.server.TokenReviewHandler;
import io.github.kubeauthn.webhook.server.TokenReviewResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The API group {@code authentication.k8s.io}. */
record Reviews(TokenReviewHandler tokens, Clock clock) {

    private static final String VERSION = "authentication.k8s.io/v1";

    static Reviews by(AuthenticationChain chain, Clock clock) {
        TokenReviewHandler tokens = TokenReviewHandler.askingRequests(chain)
                .audiences(chain.apiAudiences())
                .assumingVersion(TokenReviewVersion.V1)
                .toleratingUnknownFields()
                .build();
        return new Reviews(tokens, clock);
    }

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
        return RequestBody.json(request, "TokenReview", body -> {
            TokenReviewResponse response = tokens.handle(body);
            return Reply.of(response.status(), TokenReviewResponse.CONTENT_TYPE, response.body());
        });
    }
}
