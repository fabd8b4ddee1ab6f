package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelOptional;

/** {@code optional.or(optional)} or {@code optional.orValue(value)}: the right side counts only where the left is absent. */
final class OptionalOrNode extends Node {

    private final int id;
    private final boolean unwraps;
    private final Node left;
    private final Node right;

    OptionalOrNode(int id, boolean unwraps, Node left, Node right) {
        this.id = id;
        this.unwraps = unwraps;
        this.left = left;
        this.right = right;
    }

    @Override
    Object evaluate(Execution x) {
        return x.pay(0, value(x), id);
    }

    private Object value(Execution x) {
        Object first = left.evaluate(x);
        if (!(first instanceof CelOptional optional)) {
            return CelError.noSuchOverload(first);
        }
        if (!optional.hasValue()) {
            return right.evaluate(x);
        }
        return unwraps ? optional.value() : optional;
    }

    @Override
    int id() {
        return id;
    }
}
