/** Tokens of OpenID Connect issuers: discovery, keys, claims, and the AuthenticationConfiguration that names them. */
module io.github.kubeauthn.oidc {
    requires transitive io.github.kubeauthn.token;
    requires transitive java.net.http;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.kubeauthn.oidc;
    exports io.github.kubeauthn.oidc.configuration;
    exports io.github.kubeauthn.oidc.expression;
    exports io.github.kubeauthn.oidc.key;

    uses io.github.kubeauthn.oidc.expression.ExpressionCompiler;
}
