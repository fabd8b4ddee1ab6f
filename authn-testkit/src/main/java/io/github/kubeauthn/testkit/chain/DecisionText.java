package io.github.kubeauthn.testkit.chain;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.RequestDecision.Rejected;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Declined;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import io.github.kubeauthn.testkit.assertion.AnswerText;

/** A decision of a chain in words, for whoever reads a failed test. */
final class DecisionText {

    static final String NO_TRACE =
            "(The question had no decision trace. assertThat(chain).given(request) asks with one.)\n";

    private DecisionText() {}

    static String of(RequestDecision decision) {
        return decision instanceof Admitted admitted
                ? "200, " + AnswerText.of(admitted.result())
                : "401 because " + ((Rejected) decision).reason();
    }

    static String of(TokenReviewAnswer answer) {
        if (answer instanceof Declined declined) {
            return "no review, " + declined.code() + " because " + declined.message();
        }
        Reviewed reviewed = (Reviewed) answer;
        Audiences audiences = reviewed.audiences();
        return reviewed.user()
                .map(user -> AnswerText.of(Authenticated.as(user).withAudiences(audiences)))
                .orElse("not authenticated" + (reviewed.error().isEmpty() ? "" : " because " + reviewed.error()));
    }
}
