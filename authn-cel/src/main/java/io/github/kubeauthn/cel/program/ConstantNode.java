package io.github.kubeauthn.cel.program;

/** A value that is known. */
final class ConstantNode extends Node {

    private final int id;
    private final Object value;

    ConstantNode(int id, Object value) {
        this.id = id;
        this.value = value;
    }

    Object value() {
        return value;
    }

    @Override
    Object evaluate(Execution x) {
        return x.pay(0, value, id);
    }

    @Override
    int id() {
        return id;
    }
}
