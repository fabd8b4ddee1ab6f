package io.github.kubeauthn.testkit.chain;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import java.time.Clock;
import org.assertj.core.api.AbstractAssert;

/** Asks a chain, with a decision trace, and goes on with assertions on what it decides. */
public final class ChainAssert extends AbstractAssert<ChainAssert, AuthenticationChain> {

    ChainAssert(AuthenticationChain actual) {
        super(actual, ChainAssert.class);
    }

    /** Has it decide about a request; a trace that its context has is not used. */
    public RequestDecisionAssert given(HttpCredential request) {
        isNotNull();
        DecisionTrace trace = DecisionTrace.recording(Clock.systemUTC());
        return new RequestDecisionAssert(
                        actual.decide(request.withContext(request.context().withTrace(trace))))
                .withTrace(trace);
    }

    /** Has it review a token for some audiences, none for the API server's own. */
    public TokenReviewAssert reviewing(String token, String... audiences) {
        isNotNull();
        DecisionTrace trace = DecisionTrace.recording(Clock.systemUTC());
        AuthenticationContext context = AuthenticationContext.unlimited().withTrace(trace);
        return new TokenReviewAssert(actual.review(token, Audiences.of(audiences), context)).withTrace(trace);
    }
}
