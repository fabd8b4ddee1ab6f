package io.github.kubeauthn.testkit.assertion;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.UserInfo;
import java.util.Arrays;

/** Assertions on what an authenticator answered. A failing one prints the decision trace, if the question had one. */
public final class AuthenticationResultAssert
        extends AbstractUserAssert<AuthenticationResultAssert, AuthenticationResult> {

    AuthenticationResultAssert(AuthenticationResult actual) {
        super(actual, AuthenticationResultAssert.class, "authenticated");
    }

    /** The client is known, by whatever name. */
    public AuthenticationResultAssert isAuthenticated() {
        success("authenticated");
        return this;
    }

    /** The answer holds for just these audiences, in this order. */
    public AuthenticationResultAssert forAudiences(String... audiences) {
        return check(
                success("authenticated").audiences().values().equals(Arrays.asList(audiences)),
                "for the audiences " + Arrays.toString(audiences));
    }

    /** The answer is a failure with this message, character for character. */
    public AuthenticationResultAssert isRefusedBecause(String message) {
        return check(failure("refused because " + message).message().equals(message), "refused because " + message);
    }

    /** The answer is a failure whose message has this text in it. */
    public AuthenticationResultAssert isRefusedBecauseOfSomethingLike(String text) {
        return check(
                failure("refused because …" + text + "…").message().contains(text), "refused because …" + text + "…");
    }

    /** The answer is a failure of this kind. */
    public AuthenticationResultAssert isRefusedAs(Failed.Kind kind) {
        return check(failure("a failure of the kind " + kind).kind() == kind, "a failure of the kind " + kind);
    }

    /** The answer is a failure, for whatever reason. */
    public AuthenticationResultAssert isRefused() {
        failure("refused");
        return this;
    }

    /** Somebody else may know the client. */
    public AuthenticationResultAssert hasNoOpinion() {
        isNotNull();
        return check(actual instanceof NoOpinion, "no opinion");
    }

    /** These warnings go with the answer, and no others. */
    public AuthenticationResultAssert withWarnings(String... warnings) {
        isNotNull();
        return check(
                actual.notices().warnings().equals(Arrays.asList(warnings)),
                "with the warnings " + Arrays.toString(warnings));
    }

    private Authenticated success(String expected) {
        isNotNull();
        if (actual instanceof Authenticated success) {
            return success;
        }
        throw mismatch(expected);
    }

    private Failed failure(String expected) {
        isNotNull();
        if (actual instanceof Failed failure) {
            return failure;
        }
        throw mismatch(expected);
    }

    @Override
    protected UserInfo user(String expected) {
        return success(expected).user();
    }

    @Override
    protected String inWords() {
        return AnswerText.of(actual);
    }

    @Override
    protected String withoutTrace() {
        return AnswerText.NO_TRACE;
    }
}
