package io.github.kubeauthn.oidc.expression;

import io.github.kubeauthn.api.UserInfo;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Compiles the expressions of an AuthenticationConfiguration ({@code pkg/authentication/cel} of k8s.io/apiserver).
 *
 * <p>An implementation is registered for {@link ServiceLoader} and has a public constructor without parameters. It is
 * safe for use by many threads at once, never throws for anything that an expression holds, and bounds the time and
 * memory that compiling and evaluating take.
 */
public interface ExpressionCompiler {

    /**
     * Compiles an expression over the variable {@code claims}, a map of string to any in which every number is a double.
     */
    Compilation<Claims> compileClaimsExpression(String expression);

    /**
     * Compiles an expression over the variable {@code user} of the type {@code kubernetes.UserInfo}, with the fields
     * {@code username}, {@code uid}, {@code groups} and {@code extra}.
     */
    Compilation<UserInfo> compileUserExpression(String expression);

    /** The compiler on the class path, which is that of {@code authn-cel}; empty if there is none. */
    static Optional<ExpressionCompiler> installed() {
        return ServiceLoader.load(ExpressionCompiler.class, ExpressionCompiler.class.getClassLoader())
                .findFirst();
    }
}
