package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelMap;
import java.util.Set;

/** {@code a in ['b', 'c']}: looked up in a set, for nothing. */
final class MembershipNode extends Node {

    private final int id;
    private final Node member;
    private final Set<Object> set;

    /** One of a set that holds each number in every type that it fits into. */
    MembershipNode(int id, Node member, Set<Object> set) {
        this.id = id;
        this.member = member;
        this.set = set;
    }

    @Override
    Object evaluate(Execution x) {
        Object value = member.evaluate(x);
        return x.pay(0, value instanceof CelError ? value : (Object) set.contains(CelMap.key(value)), id);
    }

    @Override
    int id() {
        return id;
    }
}
