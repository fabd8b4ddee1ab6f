package io.github.kubeauthn.testkit.assertion;

import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.UserInfo;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * What can be asserted of whoever an answer is about, whatever kind of answer it is. A failing assertion prints the decision trace, if
 * the question had one.
 *
 * @param <S> the class that inherits this
 * @param <A> the kind of answer
 */
public abstract class AbstractUserAssert<S extends AbstractUserAssert<S, A>, A> extends AbstractAssert<S, A> {

    private final String authenticated;
    private DecisionTrace trace = DecisionTrace.OFF;

    /**
     * Assertions on an answer.
     *
     * @param authenticated how a message says that the answer knows a user
     */
    protected AbstractUserAssert(A actual, Class<S> self, String authenticated) {
        super(actual, self);
        this.authenticated = authenticated;
    }

    /** Gives the trace that a failing assertion prints: the one that was in the context of the question. */
    public S withTrace(DecisionTrace newTrace) {
        this.trace = newTrace;
        return myself;
    }

    /** The client is known by this name. */
    public S isAuthenticatedAs(String name) {
        String expected = authenticated + " as " + name;
        return check(user(expected).name().equals(name), expected);
    }

    /** The client's uid is this one; empty for none. */
    public S withUid(String uid) {
        return check(user(authenticated).uid().equals(uid), "with the uid \"" + uid + "\"");
    }

    /** The client is in all these groups, and perhaps in others. */
    public S inGroups(String... groups) {
        return check(
                user(authenticated).groups().containsAll(Arrays.asList(groups)),
                "in the groups " + Arrays.toString(groups));
    }

    /** The client is in just these groups, in this order. */
    public S inExactlyTheGroups(String... groups) {
        return check(
                user(authenticated).groups().equals(Arrays.asList(groups)),
                "in exactly the groups " + Arrays.toString(groups));
    }

    /** The client's extra has just these values under this key, in this order; none for a key that is not there. */
    public S withExtra(String key, String... values) {
        return check(
                user(authenticated).extra().getOrDefault(key, List.of()).equals(Arrays.asList(values)),
                "with the extra " + key + "=" + Arrays.toString(values));
    }

    /**
     * Whom the answer knows; throws {@link #mismatch} if it knows nobody.
     *
     * @param expected what the message says that it should have been
     */
    protected abstract UserInfo user(String expected);

    /** The answer in words, on one line. */
    protected abstract String inWords();

    /** What a message says instead of a trace where the question had none: how to ask with one. */
    protected abstract String withoutTrace();

    /** Goes on if something holds, else fails. */
    protected S check(boolean holds, String expected) {
        if (!holds) {
            throw mismatch(expected);
        }
        return myself;
    }

    /** The failure of an assertion: what was expected, what was answered, and the steps that led to it. */
    protected AssertionError mismatch(String expected) {
        String found = inWords();
        String steps = trace.isRecording() ? AnswerText.steps(trace) : withoutTrace();
        String message = "\nExpected: " + expected + "\n but was: " + found + "\n" + steps;
        return failureWithActualExpected(found, expected, "%s", message);
    }
}
