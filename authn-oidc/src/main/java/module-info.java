/** Tokens of OpenID Connect issuers: discovery, keys, claims, and the AuthenticationConfiguration that names them. */
module io.github.kubeauthn.oidc {
    requires transitive io.github.kubeauthn.api;
    requires static org.jspecify;

    exports io.github.kubeauthn.oidc.expression;

    uses io.github.kubeauthn.oidc.expression.ExpressionCompiler;
}
