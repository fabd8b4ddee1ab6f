package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.function.Binding;
import io.github.kubeauthn.cel.value.CelError;
import org.jspecify.annotations.Nullable;

/** A call with any number of arguments; behind one that fails, none is evaluated. */
final class VariadicNode extends Node {

    private final int id;
    private final Binding.@Nullable Variadic binding;
    private final CallCost cost;
    private final boolean priced;
    private final Node[] arguments;

    /** One whose price is known before the call if {@code priced}. */
    VariadicNode(int id, Binding.@Nullable Variadic binding, CallCost cost, boolean priced, Node[] arguments) {
        this.id = id;
        this.binding = binding;
        this.cost = cost;
        this.priced = priced;
        this.arguments = arguments;
    }

    @Override
    Object evaluate(Execution x) {
        Object value = call(x);
        return x.pay(price(x, value), value, id);
    }

    private Object call(Execution x) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i].evaluate(x);
            if (values[i] instanceof CelError) {
                return values[i];
            }
        }
        if (priced) {
            x.requireAffordable(cost.of(values[0], values[1], values[0]));
        }
        return call(values);
    }

    /** The result for values of the arguments. */
    Object call(Object... values) {
        return binding == null ? CelError.noSuchOverload() : binding.apply(values);
    }

    private long price(Execution x, Object value) {
        Object first = value;
        Object second = value;
        for (int i = arguments.length - 1; i >= 0; i--) {
            Object known = x.take(arguments[i].id());
            if (known == null) {
                return 0;
            }
            second = i == 1 ? known : second;
            first = i == 0 ? known : first;
        }
        return cost.of(first, second, value);
    }

    @Override
    int id() {
        return id;
    }
}
