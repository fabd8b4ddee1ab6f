package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Compilation;
import io.github.kubeauthn.oidc.expression.Evaluation;
import io.github.kubeauthn.oidc.expression.Expression;
import io.github.kubeauthn.oidc.expression.ExpressionCompiler;

/**
 * Knows a language of its own: {@code invalid} does not compile, {@code unusable} gives no program, what begins with
 * {@code bool} is a boolean, and {@code claims.NAME} selects a claim.
 */
final class FakeCompiler implements ExpressionCompiler {

    @Override
    public Compilation<Claims> compileClaimsExpression(String expression) {
        return compile(expression);
    }

    @Override
    public Compilation<UserInfo> compileUserExpression(String expression) {
        return compile(expression);
    }

    private static <T> Compilation<T> compile(String text) {
        return switch (text) {
            case "invalid" -> new Compilation.Invalid<>("compilation failed: no good");
            case "unusable" -> new Compilation.Unusable<>("program instantiation failed: no use");
            default -> new Compilation.Compiled<>(new Fake<>(text));
        };
    }

    private record Fake<T>(String text) implements Expression<T> {

        @Override
        public boolean yieldsBoolean() {
            return text.startsWith("bool");
        }

        @Override
        public boolean selectsClaim(String name) {
            return text.matches(".*claims\\." + name + "(?![a-z_]).*");
        }

        @Override
        public Evaluation evaluate(T subject) {
            return new Evaluation.Null();
        }
    }
}
