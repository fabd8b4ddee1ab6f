package io.github.kubeauthn.testkit.assertion;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.testkit.question.Asked;
import org.assertj.core.api.AbstractAssert;

/**
 * Asks an authenticator, with a decision trace, and goes on with assertions on its answer.
 *
 * @param <C> the credential that it understands
 */
public final class AuthenticatorAssert<C extends Credential>
        extends AbstractAssert<AuthenticatorAssert<C>, Authenticator<C>> {

    AuthenticatorAssert(Authenticator<C> actual) {
        super(actual, AuthenticatorAssert.class);
    }

    /** Asks about a credential; a trace that its context has is not used. */
    public AuthenticationResultAssert given(C credential) {
        isNotNull();
        return AuthenticationAssertions.assertThat(Asked.of(actual, credential));
    }
}
