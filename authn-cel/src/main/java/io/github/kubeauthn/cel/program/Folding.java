package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.Conversion;
import io.github.kubeauthn.cel.value.UInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known before a program runs: it costs nothing then. */
final class Folding {

    private Folding() {}

    /** A constant if all members are. */
    static Node list(ListNode node, Node[] members) {
        List<Object> values = new ArrayList<>();
        for (Node member : members) {
            if (!(member instanceof ConstantNode constant)) {
                return node;
            }
            values.add(constant.value());
        }
        return new ConstantNode(node.id(), CelList.of(values));
    }

    /** A constant if all keys and values are. */
    static Node map(MapNode node, Node[] keysAndValues) {
        if (!Arrays.stream(keysAndValues).allMatch(ConstantNode.class::isInstance)) {
            return node;
        }
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object key = ((ConstantNode) keysAndValues[i]).value();
            entries.put(CelMap.key(key), ((ConstantNode) keysAndValues[i + 1]).value());
        }
        return new ConstantNode(node.id(), CelMap.of(entries));
    }

    /** The result of a conversion of a constant. */
    static Node conversion(Node call, int id, ConstantNode argument) throws PlanningException {
        Object value;
        if (call instanceof UnaryNode unary) {
            value = unary.call(argument.value());
        } else {
            value = ((VariadicNode) call).call(argument.value());
        }
        if (value instanceof CelError error) {
            throw new PlanningException(error.message());
        }
        return new ConstantNode(id, value);
    }

    /** A look-up in a set; null if the list has members that no set has. */
    static @Nullable Node membership(int id, Node member, Object value) {
        if (!(value instanceof CelList list)) {
            return null;
        }
        if (list.size() == 0) {
            return new ConstantNode(id, false);
        }
        Set<Object> set = new HashSet<>();
        for (long i = 0, size = list.size(); i < size; i++) {
            Object element = list.element(i);
            if (element instanceof Long || element instanceof Double || element instanceof UInt) {
                addNumber(set, element);
            } else if (element instanceof String || element instanceof Boolean) {
                set.add(element);
            } else {
                return null;
            }
        }
        return new MembershipNode(id, member, set);
    }

    private static void addNumber(Set<Object> set, Object number) {
        if (number instanceof Double value && value.isNaN()) {
            return;
        }
        set.add(CelMap.key(number));
        if (number instanceof Double value) {
            addIfNotNull(set, Conversion.wholeInt(value));
            addIfNotNull(set, Conversion.wholeUint(value));
            return;
        }
        // Kubernetes adds the nearest double even where it is another number.
        set.add(CelMap.key(Conversion.toDouble(number)));
        Object other = number instanceof Long ? Conversion.toUint(number) : Conversion.toInt(number);
        addIfNotNull(set, other instanceof CelError ? null : other);
    }

    private static void addIfNotNull(Set<Object> set, @Nullable Object number) {
        if (number != null) {
            set.add(number);
        }
    }
}
