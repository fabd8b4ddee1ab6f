package io.github.kubeauthn.cel;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.cel.compile.CompiledExpression;
import io.github.kubeauthn.cel.compile.Environment;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Compilation;
import io.github.kubeauthn.oidc.expression.ExpressionCompiler;
import java.util.function.Function;

/**
 * Compiles expressions in the CEL that kube-apiserver has for AuthenticationConfiguration: the same functions, the same types
 * and values, the same limit of the cost ({@code pkg/authentication/cel} of k8s.io/apiserver, KEP-3331).
 *
 * <p>It is found by {@link java.util.ServiceLoader}, and loads the CEL library when the first expression is compiled. Safe
 * for use by many threads at once.
 */
public final class CelExpressionCompiler implements ExpressionCompiler {

    /** One; it costs nothing until it compiles something. */
    public CelExpressionCompiler() {}

    @Override
    public Compilation<Claims> compileClaimsExpression(String expression) {
        return compilation(Environments.CLAIMS.compile(expression), ClaimsVariable::new);
    }

    @Override
    public Compilation<UserInfo> compileUserExpression(String expression) {
        return compilation(Environments.USER.compile(expression), UserVariable::new);
    }

    private static <T> Compilation<T> compilation(CompiledExpression compiled, Function<T, Object> variable) {
        if (compiled instanceof CompiledExpression.Good good) {
            return new Compilation.Compiled<>(new CelExpression<>(good, variable));
        }
        return compiled instanceof CompiledExpression.Unusable unusable
                ? new Compilation.Unusable<>(unusable.detail())
                : new Compilation.Invalid<>(((CompiledExpression.Invalid) compiled).detail());
    }

    /** Built on first use, because building them loads the CEL library. */
    private static final class Environments {

        static final Environment CLAIMS = Environment.ofClaims();
        static final Environment USER = Environment.ofUser();

        private Environments() {}
    }
}
