package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.function.Binding;
import io.github.kubeauthn.cel.value.CelError;
import org.jspecify.annotations.Nullable;

/** A call with one argument. */
final class UnaryNode extends Node {

    private final int id;
    private final Binding.@Nullable Unary binding;
    private final CallCost cost;
    private final boolean takesErrors;
    private final Node argument;

    UnaryNode(int id, Binding.@Nullable Unary binding, CallCost cost, boolean takesErrors, Node argument) {
        this.id = id;
        this.binding = binding;
        this.cost = cost;
        this.takesErrors = takesErrors;
        this.argument = argument;
    }

    @Override
    Object evaluate(Execution x) {
        Object value = call(argument.evaluate(x));
        Object known = x.take(argument.id());
        return x.pay(known == null ? 0 : cost.of(known, known, value), value, id);
    }

    /** The result for a value of the argument. */
    Object call(Object value) {
        if (value instanceof CelError && !takesErrors) {
            return value;
        }
        return binding == null ? CelError.noSuchOverload() : binding.apply(value);
    }

    @Override
    int id() {
        return id;
    }
}
