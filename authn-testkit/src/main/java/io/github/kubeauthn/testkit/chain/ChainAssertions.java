package io.github.kubeauthn.testkit.chain;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.testkit.assertion.AuthenticationAssertions;

/** Where assertions on a whole chain begin, and with them those on single authenticators; to be imported statically. */
public final class ChainAssertions extends AuthenticationAssertions {

    private ChainAssertions() {}

    /**
     * Asks a chain first: {@code assertThat(chain).given(request).isAuthenticatedAs("jane")}.
     */
    public static ChainAssert assertThat(AuthenticationChain actual) {
        return new ChainAssert(actual);
    }

    /** Asserts something of a decision. It has no trace to print; see {@link RequestDecisionAssert#withTrace}. */
    public static RequestDecisionAssert assertThat(RequestDecision actual) {
        return new RequestDecisionAssert(actual);
    }

    /** Asserts something of a TokenReview. It has no trace to print; see {@link TokenReviewAssert#withTrace}. */
    public static TokenReviewAssert assertThat(TokenReviewAnswer actual) {
        return new TokenReviewAssert(actual);
    }
}
