package io.github.kubeauthn.testkit.chain;

import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.RequestDecision.Rejected;
import io.github.kubeauthn.testkit.assertion.AbstractUserAssert;
import java.util.Arrays;
import java.util.List;

/** Assertions on what becomes of a request. A failing one prints the decision trace, if the question had one. */
public final class RequestDecisionAssert extends AbstractUserAssert<RequestDecisionAssert, RequestDecision> {

    RequestDecisionAssert(RequestDecision actual) {
        super(actual, RequestDecisionAssert.class, "200, authenticated");
    }

    /** The request goes on to the handlers as that of whoever shows no credential. */
    public RequestDecisionAssert isAnonymous() {
        return isAuthenticatedAs(UserInfo.ANONYMOUS);
    }

    /** Handlers see just these values of a header, in this order; none for one that does not reach them. */
    public RequestDecisionAssert lettingHandlersSee(String header, String... values) {
        List<String> seen = admitted("200").remainingHeaders().values(header);
        return check(
                seen.equals(Arrays.asList(values)), "letting handlers see " + header + ": " + Arrays.toString(values));
    }

    /** The request is refused with 401 for this reason, character for character. */
    public RequestDecisionAssert isRefusedBecause(String reason) {
        return check(rejected("401 because " + reason).reason().equals(reason), "401 because " + reason);
    }

    /** The request is refused with 401 for a reason with this text in it. */
    public RequestDecisionAssert isRefusedBecauseOfSomethingLike(String text) {
        return check(rejected("401 because …" + text + "…").reason().contains(text), "401 because …" + text + "…");
    }

    /** The request is refused with 401, for whatever reason. */
    public RequestDecisionAssert isRefused() {
        rejected("401");
        return this;
    }

    /** The request is refused with 401 because nobody in the chain knows what to make of it. */
    public RequestDecisionAssert hasNoOpinion() {
        return check(
                rejected("401 because nobody had an opinion").result() instanceof NoOpinion,
                "401 because nobody had an opinion");
    }

    /** The client gets these warnings, and no others. */
    public RequestDecisionAssert withWarnings(String... warnings) {
        isNotNull();
        return check(
                actual.warnings().equals(Arrays.asList(warnings)), "with the warnings " + Arrays.toString(warnings));
    }

    /** The audit event of the request gets this annotation. */
    public RequestDecisionAssert withAuditAnnotation(String key, String value) {
        isNotNull();
        return check(
                value.equals(actual.auditAnnotations().get(key)), "with the audit annotation " + key + "=" + value);
    }

    @Override
    protected UserInfo user(String expected) {
        Authenticated result = admitted(expected).result();
        return result.user();
    }

    private Admitted admitted(String expected) {
        isNotNull();
        if (actual instanceof Admitted admitted) {
            return admitted;
        }
        throw mismatch(expected);
    }

    private Rejected rejected(String expected) {
        isNotNull();
        if (actual instanceof Rejected rejected) {
            return rejected;
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
