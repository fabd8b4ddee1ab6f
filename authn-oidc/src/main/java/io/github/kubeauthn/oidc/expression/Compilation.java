package io.github.kubeauthn.oidc.expression;

/**
 * What came of compiling an expression.
 *
 * @param <T> what the expression is about
 */
public sealed interface Compilation<T> {

    /** The expression is good and can be evaluated. */
    record Compiled<T>(Expression<T> expression) implements Compilation<T> {}

    /**
     * The expression is wrong.
     *
     * @param detail why, as Kubernetes puts it: {@code compilation failed: …}
     */
    record Invalid<T>(String detail) implements Compilation<T> {}

    /**
     * The expression is well formed and well typed, but nothing that can be evaluated could be made of it.
     *
     * @param detail why, as Kubernetes puts it: {@code program instantiation failed: …}
     */
    record Unusable<T>(String detail) implements Compilation<T> {}
}
