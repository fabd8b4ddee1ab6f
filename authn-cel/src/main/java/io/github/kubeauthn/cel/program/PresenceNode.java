package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelOptional;

/** {@code has(a.b)}, whose last selection says whether there is something to select. */
final class PresenceNode extends Node {

    private final int id;
    private final Attribute attribute;

    PresenceNode(int id, Attribute attribute) {
        this.id = id;
        this.attribute = attribute;
    }

    Attribute attribute() {
        return attribute;
    }

    @Override
    Object evaluate(Execution x) {
        Object found = attribute.resolve(x);
        Object value = found instanceof CelOptional optional ? (Object) optional.hasValue() : found;
        if (attribute instanceof Attribute.Conditional conditional) {
            conditional.drop(x);
            // Kubernetes gives back the price of an attribute here, which of a conditional nobody paid.
            return x.pay(-1, value, id);
        }
        x.drop(attribute.id());
        return x.pay(0, value, id);
    }

    @Override
    int id() {
        return id;
    }
}
