package io.github.kubeauthn.testkit.assertion;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.testkit.question.Asked;

/** Where assertions on answers begin; to be imported statically, beside AssertJ's own. */
public class AuthenticationAssertions {

    /** For whoever adds assertions of their own, to be imported together with these. */
    protected AuthenticationAssertions() {}

    /** Asserts something of an answer. It has no trace to print; see {@link AuthenticationResultAssert#withTrace}. */
    public static AuthenticationResultAssert assertThat(AuthenticationResult actual) {
        return new AuthenticationResultAssert(actual);
    }

    /** Asserts something of an answer, and prints how it came about if that fails. */
    public static AuthenticationResultAssert assertThat(Asked actual) {
        return new AuthenticationResultAssert(actual.result()).withTrace(actual.trace());
    }

    /** Asks an authenticator first: {@code assertThat(authenticator).given(credential).isAuthenticatedAs("jane")}. */
    public static <C extends Credential> AuthenticatorAssert<C> assertThat(Authenticator<C> actual) {
        return new AuthenticatorAssert<>(actual);
    }
}
