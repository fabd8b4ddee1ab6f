package io.github.kubeauthn.testkit.chain;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Declined;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import io.github.kubeauthn.testkit.assertion.AbstractUserAssert;
import java.util.Arrays;

/** Assertions on the answer to a TokenReview. A failing one prints the decision trace, if the question had one. */
public final class TokenReviewAssert extends AbstractUserAssert<TokenReviewAssert, TokenReviewAnswer> {

    TokenReviewAssert(TokenReviewAnswer actual) {
        super(actual, TokenReviewAssert.class, "authenticated");
    }

    /** {@code status.audiences} are just these, in this order. */
    public TokenReviewAssert forAudiences(String... audiences) {
        return check(
                reviewed("a review").audiences().values().equals(Arrays.asList(audiences)),
                "for the audiences " + Arrays.toString(audiences));
    }

    /** {@code status.authenticated} is false, and this is {@code status.error}, character for character. */
    public TokenReviewAssert isRefusedBecause(String error) {
        Reviewed reviewed = reviewed("not authenticated because " + error);
        return check(!reviewed.authenticated() && reviewed.error().equals(error), "not authenticated because " + error);
    }

    /** {@code status.authenticated} is false, whatever {@code status.error} says. */
    public TokenReviewAssert isRefused() {
        return check(!reviewed("not authenticated").authenticated(), "not authenticated");
    }

    /** {@code status.authenticated} is false, and no error says why: nobody knows the token. */
    public TokenReviewAssert hasNoOpinion() {
        return isRefusedBecause("");
    }

    /** There is no review but this HTTP status, with this message. */
    public TokenReviewAssert isDeclined(int code, String message) {
        isNotNull();
        return check(actual.equals(new Declined(code, message)), "no review, " + code + " because " + message);
    }

    @Override
    protected UserInfo user(String expected) {
        return reviewed(expected).user().orElseThrow(() -> mismatch(expected));
    }

    private Reviewed reviewed(String expected) {
        isNotNull();
        if (actual instanceof Reviewed reviewed) {
            return reviewed;
        }
        throw mismatch(expected);
    }

    @Override
    protected String inWords() {
        return DecisionText.of(actual);
    }

    @Override
    protected String withoutTrace() {
        return DecisionText.NO_TRACE;
    }
}
