package io.github.kubeauthn.oidc.issuer;

import java.time.Clock;
import java.util.List;

/**
 * What every token that an authenticator accepts must keep to, those that carry distributed claims included.
 *
 * @param algorithms how it may be signed
 * @param audiences of which it must name one; not empty
 * @param clock says what time it is
 */
record TokenRules(List<String> algorithms, List<String> audiences, Clock clock) {

    TokenRules {
        algorithms = List.copyOf(algorithms);
        audiences = List.copyOf(audiences);
    }
}
