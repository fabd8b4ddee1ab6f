package io.github.kubeauthn.cel.program;

/** An attribute where its value is needed. */
final class AttributeNode extends Node {

    private final Attribute attribute;

    AttributeNode(Attribute attribute) {
        this.attribute = attribute;
    }

    Attribute attribute() {
        return attribute;
    }

    @Override
    Object evaluate(Execution x) {
        Object value = attribute.resolve(x);
        int id = attribute.id();
        if (attribute instanceof Attribute.Conditional conditional) {
            conditional.drop(x);
            return x.pay(0, value, id);
        }
        x.drop(id);
        return x.pay(1, value, id);
    }

    @Override
    int id() {
        return attribute.id();
    }
}
