package io.github.kubeauthn.testkit.chain;

import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Declined;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the answer to a TokenReview. A failing one prints the decision trace, if the question had one. */
public final class TokenReviewAssert extends AbstractAssert<TokenReviewAssert, TokenReviewAnswer> {

    private DecisionTrace trace = DecisionTrace.OFF;

    TokenReviewAssert(TokenReviewAnswer actual) {
        super(actual, TokenReviewAssert.class);
    }

    /** Gives the trace that a failing assertion prints: the one that was in the context of the question. */
    public TokenReviewAssert withTrace(DecisionTrace newTrace) {
        this.trace = newTrace;
        return this;
    }

    /** {@code status.authenticated} is true, and this is {@code status.user.username}. */
    public TokenReviewAssert isAuthenticatedAs(String name) {
        return check(user("authenticated as " + name).name().equals(name), "authenticated as " + name);
    }

    /** {@code status.user.uid} is this one; empty for none. */
    public TokenReviewAssert withUid(String uid) {
        return check(user("authenticated").uid().equals(uid), "with the uid \"" + uid + "\"");
    }

    /** {@code status.user.groups} has all these groups, and perhaps others. */
    public TokenReviewAssert inGroups(String... groups) {
        return check(
                user("authenticated").groups().containsAll(Arrays.asList(groups)),
                "in the groups " + Arrays.toString(groups));
    }

    /** {@code status.user.groups} has just these groups, in this order. */
    public TokenReviewAssert inExactlyTheGroups(String... groups) {
        return check(
                user("authenticated").groups().equals(Arrays.asList(groups)),
                "in exactly the groups " + Arrays.toString(groups));
    }

    /** {@code status.user.extra} has just these values under this key, in this order; none for a key that is not there. */
    public TokenReviewAssert withExtra(String key, String... values) {
        return check(
                user("authenticated").extra().getOrDefault(key, List.of()).equals(Arrays.asList(values)),
                "with the extra " + key + "=" + Arrays.toString(values));
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

    private UserInfo user(String expected) {
        return reviewed(expected).user().orElseThrow(() -> mismatch(expected));
    }

    private Reviewed reviewed(String expected) {
        isNotNull();
        if (actual instanceof Reviewed reviewed) {
            return reviewed;
        }
        throw mismatch(expected);
    }

    private TokenReviewAssert check(boolean holds, String expected) {
        if (!holds) {
            throw mismatch(expected);
        }
        return this;
    }

    private AssertionError mismatch(String expected) {
        String found = DecisionText.of(actual);
        return failureWithActualExpected(found, expected, "%s", DecisionText.comparison(expected, found, trace));
    }
}
