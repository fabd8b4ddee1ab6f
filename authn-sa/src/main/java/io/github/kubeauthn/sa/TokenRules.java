package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.token.jose.JwtClaims;
import io.github.kubeauthn.token.json.StructReader;

/**
 * What one generation of service account tokens claims, and when that holds. It corresponds to {@code Validator} of Kubernetes.
 *
 * @param <P> the claims that only this generation has
 */
interface TokenRules<P> {

    /** The type of the claims as Go prints it. */
    String goType();

    P read(StructReader fields);

    /** Whether the claims of a token whose signature and issuer are good hold now, and for whom. */
    AuthenticationResult judge(BearerToken token, JwtClaims registered, P own);
}
