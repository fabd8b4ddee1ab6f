package io.github.kubeauthn.testkit.question;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.HttpCredential;
import java.time.Clock;

/**
 * A question that was put to an authenticator with a recording trace.
 *
 * @param result what it answered
 * @param trace how it came to that
 */
public record Asked(AuthenticationResult result, DecisionTrace trace) {

    /** Asks about a credential; a trace that its context has is not used. */
    public static <C extends Credential> Asked of(Authenticator<C> authenticator, C credential) {
        DecisionTrace trace = DecisionTrace.recording(Clock.systemUTC());
        C traced = withContext(credential, credential.context().withTrace(trace));
        return new Asked(trace.ask("authenticator", authenticator, traced), trace);
    }

    /** The same credential under other circumstances. */
    // A copy of a credential is of the same class.
    @SuppressWarnings("unchecked")
    public static <C extends Credential> C withContext(C credential, AuthenticationContext context) {
        return credential instanceof HttpCredential request
                ? (C) request.withContext(context)
                : (C) ((BearerToken) (Credential) credential).withContext(context);
    }
}
