package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Compilation;
import io.github.kubeauthn.oidc.expression.ExpressionCompiler;

/** Stands in where nothing on the class path compiles expressions. */
final class AbsentExpressionCompiler implements ExpressionCompiler {

    private static final String DETAIL =
            "expressions need the module authn-cel (io.github.kubeauthn:authn-cel), which is not on the class path";

    @Override
    public Compilation<Claims> compileClaimsExpression(String expression) {
        return new Compilation.Invalid<>(DETAIL);
    }

    @Override
    public Compilation<UserInfo> compileUserExpression(String expression) {
        return new Compilation.Invalid<>(DETAIL);
    }
}
