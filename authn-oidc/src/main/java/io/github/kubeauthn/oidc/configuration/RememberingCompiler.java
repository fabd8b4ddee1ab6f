package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Compilation;
import io.github.kubeauthn.oidc.expression.ExpressionCompiler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Compiles an expression once: a configuration is checked with the flags, again when its issuers start, and most of its
 * expressions come back with every reload. Safe for use by many threads at once.
 */
final class RememberingCompiler implements ExpressionCompiler {

    private static final int MAX_EXPRESSIONS = 1024;

    /** A longer one is compiled each time, so that what is remembered is bounded. */
    private static final int MAX_LENGTH = 4096;

    private final ExpressionCompiler compiler;
    private final Map<String, Compilation<Claims>> overClaims = new LeastRecentlyAsked<>();
    private final Map<String, Compilation<UserInfo>> overUsers = new LeastRecentlyAsked<>();

    RememberingCompiler(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Compilation<Claims> compileClaimsExpression(String expression) {
        return compile(expression, overClaims, compiler::compileClaimsExpression);
    }

    @Override
    public Compilation<UserInfo> compileUserExpression(String expression) {
        return compile(expression, overUsers, compiler::compileUserExpression);
    }

    private static <T> Compilation<T> compile(
            String expression, Map<String, Compilation<T>> known, Function<String, Compilation<T>> compile) {
        if (expression.length() > MAX_LENGTH) {
            return compile.apply(expression);
        }
        synchronized (known) {
            Compilation<T> compiled = known.get(expression);
            if (compiled == null) {
                compiled = compile.apply(expression);
                known.put(expression, compiled);
            }
            return compiled;
        }
    }

    /** Forgets what was not asked for longest. */
    private static final class LeastRecentlyAsked<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        LeastRecentlyAsked() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MAX_EXPRESSIONS;
        }
    }
}
