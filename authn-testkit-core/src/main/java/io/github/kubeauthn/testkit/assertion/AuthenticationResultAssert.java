package io.github.kubeauthn.testkit.assertion;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.UserInfo;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what an authenticator answered. A failing one prints the decision trace, if the question had one. */
public final class AuthenticationResultAssert extends AbstractAssert<AuthenticationResultAssert, AuthenticationResult> {

    private DecisionTrace trace = DecisionTrace.OFF;

    AuthenticationResultAssert(AuthenticationResult actual) {
        super(actual, AuthenticationResultAssert.class);
    }

    /** Gives the trace that a failing assertion prints: the one that was in the context of the question. */
    public AuthenticationResultAssert withTrace(DecisionTrace newTrace) {
        this.trace = newTrace;
        return this;
    }

    /** The client is known by this name. */
    public AuthenticationResultAssert isAuthenticatedAs(String name) {
        UserInfo user = success("authenticated as " + name).user();
        if (!user.name().equals(name)) {
            throw mismatch("authenticated as " + name);
        }
        return this;
    }

    /** The client is known, by whatever name. */
    public AuthenticationResultAssert isAuthenticated() {
        success("authenticated");
        return this;
    }

    /** The client's uid is this one; empty for none. */
    public AuthenticationResultAssert withUid(String uid) {
        if (!success("authenticated").user().uid().equals(uid)) {
            throw mismatch("with the uid \"" + uid + "\"");
        }
        return this;
    }

    /** The client is in all these groups, and perhaps in others. */
    public AuthenticationResultAssert inGroups(String... groups) {
        if (!success("authenticated").user().groups().containsAll(Arrays.asList(groups))) {
            throw mismatch("in the groups " + Arrays.toString(groups));
        }
        return this;
    }

    /** The client is in just these groups, in this order. */
    public AuthenticationResultAssert inExactlyTheGroups(String... groups) {
        if (!success("authenticated").user().groups().equals(Arrays.asList(groups))) {
            throw mismatch("in exactly the groups " + Arrays.toString(groups));
        }
        return this;
    }

    /** The client's extra has just these values under this key, in this order; none for a key that is not there. */
    public AuthenticationResultAssert withExtra(String key, String... values) {
        List<String> found = success("authenticated").user().extra().getOrDefault(key, List.of());
        if (!found.equals(Arrays.asList(values))) {
            throw mismatch("with the extra " + key + "=" + Arrays.toString(values));
        }
        return this;
    }

    /** The answer holds for just these audiences, in this order. */
    public AuthenticationResultAssert forAudiences(String... audiences) {
        if (!success("authenticated").audiences().values().equals(Arrays.asList(audiences))) {
            throw mismatch("for the audiences " + Arrays.toString(audiences));
        }
        return this;
    }

    /** The answer is a failure with this message, character for character. */
    public AuthenticationResultAssert isRefusedBecause(String message) {
        if (!failure("refused because " + message).message().equals(message)) {
            throw mismatch("refused because " + message);
        }
        return this;
    }

    /** The answer is a failure whose message has this text in it. */
    public AuthenticationResultAssert isRefusedBecauseOfSomethingLike(String text) {
        if (!failure("refused because …" + text + "…").message().contains(text)) {
            throw mismatch("refused because …" + text + "…");
        }
        return this;
    }

    /** The answer is a failure of this kind. */
    public AuthenticationResultAssert isRefusedAs(Failed.Kind kind) {
        if (failure("a failure of the kind " + kind).kind() != kind) {
            throw mismatch("a failure of the kind " + kind);
        }
        return this;
    }

    /** The answer is a failure, for whatever reason. */
    public AuthenticationResultAssert isRefused() {
        failure("refused");
        return this;
    }

    /** Somebody else may know the client. */
    public AuthenticationResultAssert hasNoOpinion() {
        isNotNull();
        if (!(actual instanceof NoOpinion)) {
            throw mismatch("no opinion");
        }
        return this;
    }

    /** These warnings go with the answer, and no others. */
    public AuthenticationResultAssert withWarnings(String... warnings) {
        isNotNull();
        if (!actual.notices().warnings().equals(Arrays.asList(warnings))) {
            throw mismatch("with the warnings " + Arrays.toString(warnings));
        }
        return this;
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

    private AssertionError mismatch(String expected) {
        return failureWithActualExpected(
                AnswerText.of(actual), expected, "%s", AnswerText.comparison(expected, actual, trace));
    }
}
