package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;

/** {@code ||} or {@code &&}: one of two values decides, whatever the other side is. */
final class LogicNode extends Node {

    private final int id;
    private final boolean decisive;
    private final Node left;
    private final Node right;

    LogicNode(int id, boolean decisive, Node left, Node right) {
        this.id = id;
        this.decisive = decisive;
        this.left = left;
        this.right = right;
    }

    @Override
    Object evaluate(Execution x) {
        Object value = value(x);
        x.drop(left.id());
        x.drop(right.id());
        return x.pay(0, value, id);
    }

    private Object value(Execution x) {
        Object first = left.evaluate(x);
        if (first instanceof Boolean truth && truth == decisive) {
            return first;
        }
        Object second = right.evaluate(x);
        if (second instanceof Boolean truth && (truth == decisive || first instanceof Boolean)) {
            return second;
        }
        return CelError.noSuchOverload(first instanceof Boolean ? second : first);
    }

    @Override
    int id() {
        return id;
    }
}
