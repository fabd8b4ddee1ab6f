package io.github.kubeauthn.cel.compile;

import io.github.kubeauthn.cel.program.Program;
import java.util.Set;

/** What came of an expression. */
public sealed interface CompiledExpression {

    /**
     * It can be evaluated.
     *
     * @param yieldsBoolean whether the type of its result is {@code bool}
     * @param selectedClaims the claims that it selects by name
     */
    record Good(Program program, boolean yieldsBoolean, Set<String> selectedClaims) implements CompiledExpression {}

    /** It is wrong; {@code detail} as Kubernetes puts it. */
    record Invalid(String detail) implements CompiledExpression {}

    /** It is typed well and cannot be evaluated; {@code detail} as Kubernetes puts it. */
    record Unusable(String detail) implements CompiledExpression {}
}
