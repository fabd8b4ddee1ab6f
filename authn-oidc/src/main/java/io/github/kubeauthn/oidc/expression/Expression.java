package io.github.kubeauthn.oidc.expression;

/**
 * A compiled expression. Immutable and safe for use by many threads at once.
 *
 * @param <T> what it is about: {@link Claims} or {@link io.github.kubeauthn.api.UserInfo}
 */
public interface Expression<T> {

    /**
     * Whether the type that compiling found for the result is exactly {@code bool}. A type that only evaluating shows, as
     * that of {@code claims.foo}, is not.
     */
    boolean yieldsBoolean();

    /**
     * Whether the expression selects the claim {@code name} anywhere by {@code claims.name}, {@code has(claims.name)} or
     * {@code claims.?name}. An index, {@code claims['name']}, does not count; nor does it in Kubernetes.
     */
    boolean selectsClaim(String name);

    /**
     * Evaluates the expression.
     *
     * @return the value, or why there is none; an evaluation that costs more than Kubernetes allows is
     *     {@link Evaluation.Failed} too
     */
    Evaluation evaluate(T subject);
}
