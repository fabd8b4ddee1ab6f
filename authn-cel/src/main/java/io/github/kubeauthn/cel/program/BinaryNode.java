package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.function.Binding;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Equality;

/** A call with two arguments. */
final class BinaryNode extends Node {

    /** {@code ==}. */
    static final Binding.Binary EQUAL = Equality::equal;

    /** {@code !=}: what cannot be compared is not equal. */
    static final Binding.Binary NOT_EQUAL = (a, b) -> !Boolean.TRUE.equals(Equality.equal(a, b));

    private final int id;
    private final Binding.Binary binding;
    private final CallCost cost;
    private final boolean priced;
    private final Node left;
    private final Node right;

    /** One whose price is known before the call if {@code priced}. */
    BinaryNode(int id, Binding.Binary binding, CallCost cost, boolean priced, Node left, Node right) {
        this.id = id;
        this.binding = binding;
        this.cost = cost;
        this.priced = priced;
        this.left = left;
        this.right = right;
    }

    @Override
    Object evaluate(Execution x) {
        Object first = left.evaluate(x);
        Object second = right.evaluate(x);
        Object value = call(x, first, second);
        Object knownSecond = x.take(right.id());
        Object knownFirst = knownSecond == null ? null : x.take(left.id());
        long price = knownFirst == null || knownSecond == null ? 0 : cost.of(knownFirst, knownSecond, value);
        return x.pay(price, value, id);
    }

    private Object call(Execution x, Object first, Object second) {
        if (first instanceof CelError) {
            return first;
        }
        if (second instanceof CelError) {
            return second;
        }
        if (priced) {
            x.requireAffordable(cost.of(first, second, first));
        }
        return binding.apply(first, second);
    }

    @Override
    int id() {
        return id;
    }
}
