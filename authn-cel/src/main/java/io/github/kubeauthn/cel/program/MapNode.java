package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.CelOptional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** <code>{a: b}</code>, where entries marked with a question mark may be absent. */
final class MapNode extends Node {

    private static final long PRICE = 30;

    private final int id;
    private final Node[] keysAndValues;
    private final Set<Integer> optionals;

    MapNode(int id, Node[] keysAndValues, Set<Integer> optionals) {
        this.id = id;
        this.keysAndValues = keysAndValues;
        this.optionals = optionals;
    }

    @Override
    Object evaluate(Execution x) {
        Object value = value(x);
        for (int i = keysAndValues.length - 1; i >= 0 && x.take(keysAndValues[i].id()) != null; i--) {}
        return x.pay(PRICE, value, id);
    }

    private Object value(Execution x) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object key = keysAndValues[i].evaluate(x);
            if (key instanceof CelError) {
                return key;
            }
            Object value = keysAndValues[i + 1].evaluate(x);
            if (value instanceof CelError) {
                return value;
            }
            if (!optionals.contains(i / 2)) {
                entries.put(CelMap.key(key), value);
            } else if (!(value instanceof CelOptional optional)) {
                return new CelError("cannot initialize optional entry from non-optional value");
            } else if (optional.hasValue()) {
                entries.put(CelMap.key(key), optional.value());
            } else {
                entries.remove(CelMap.key(key));
            }
        }
        return CelMap.of(entries);
    }

    @Override
    int id() {
        return id;
    }
}
