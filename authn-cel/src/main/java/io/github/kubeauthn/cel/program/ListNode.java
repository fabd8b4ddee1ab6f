package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CelOptional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code [a, b]}, where members marked with a question mark may be absent. */
final class ListNode extends Node {

    private static final long PRICE = 10;

    private final int id;
    private final Node[] members;
    private final Set<Integer> optionals;

    ListNode(int id, Node[] members, Set<Integer> optionals) {
        this.id = id;
        this.members = members;
        this.optionals = optionals;
    }

    @Override
    Object evaluate(Execution x) {
        Object value = value(x);
        for (int i = members.length - 1; i >= 0 && x.take(members[i].id()) != null; i--) {}
        return x.pay(PRICE, value, id);
    }

    private Object value(Execution x) {
        List<Object> values = new ArrayList<>(members.length);
        for (int i = 0; i < members.length; i++) {
            Object value = members[i].evaluate(x);
            if (value instanceof CelError) {
                return value;
            }
            if (!optionals.contains(i)) {
                values.add(value);
            } else if (!(value instanceof CelOptional optional)) {
                return new CelError("cannot initialize optional list element from non-optional value");
            } else if (optional.hasValue()) {
                values.add(optional.value());
            }
        }
        return CelList.of(values);
    }

    @Override
    int id() {
        return id;
    }
}
