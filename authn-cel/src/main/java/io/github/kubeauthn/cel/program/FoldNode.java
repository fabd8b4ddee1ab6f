package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.MutableList;
import org.jspecify.annotations.Nullable;

/**
 * What macros as {@code exists} expand to: a loop over a list or map with an accumulator.
 *
 * <p>The accumulator is initialized when it is first asked for, which is how values are bound to names too.
 */
final class FoldNode extends Node {

    private final int id;
    private final int accumulator;
    private final int firstVariable;
    private final int secondVariable;
    private @Nullable Node range;
    private @Nullable Node initial;
    private @Nullable Node condition;
    private @Nullable Node step;
    private @Nullable Node result;

    /**
     * One with the variables of these indices; the second is negative if there is none. Behind that of the accumulator is one
     * more for itself.
     */
    FoldNode(int id, int accumulator, int firstVariable, int secondVariable) {
        this.id = id;
        this.accumulator = accumulator;
        this.firstVariable = firstVariable;
        this.secondVariable = secondVariable;
    }

    /** Its parts, which refer to it. */
    void plan(Node newRange, Node newInitial, Node newCondition, Node newStep, Node newResult) {
        range = newRange;
        initial = newInitial;
        condition = newCondition;
        step = newStep;
        result = newResult;
    }

    @Override
    int id() {
        return id;
    }

    /** The accumulator's value. */
    Object accumulated(Execution x) {
        Object value = x.variables[accumulator];
        if (value != null) {
            return value;
        }
        Object start = part(initial).evaluate(x);
        // What is built step by step is built in place.
        if (start instanceof CelList list && list.size() == 0) {
            start = new MutableList();
            x.variables[accumulator + 1] = true;
        } else if (start instanceof CelMap map && map.size() == 0) {
            start = new CelMap.Mutable();
            x.variables[accumulator + 1] = true;
        }
        x.variables[accumulator] = start;
        return start;
    }

    @Override
    Object evaluate(Execution x) {
        x.variables[accumulator] = null;
        x.variables[accumulator + 1] = null;
        Object value = fold(x);
        x.drop(part(range).id());
        return x.pay(0, value, id);
    }

    private Object fold(Execution x) {
        Object over = part(range).evaluate(x);
        if (over instanceof CelError) {
            return over;
        }
        if (over instanceof CelList list) {
            foldList(x, list);
        } else if (over instanceof CelMap map) {
            foldMap(x, map);
        } else {
            return new CelError("got a value of another type, expected iterable type");
        }
        Object value = part(result).evaluate(x);
        boolean builtInPlace = x.variables[accumulator + 1] != null;
        return builtInPlace ? finished(value) : value;
    }

    private void foldList(Execution x, CelList list) {
        boolean both = secondVariable >= 0;
        boolean goesOn = true;
        for (long i = 0, size = list.size(); goesOn && i < (both ? list.size() : size); i++) {
            goesOn = both ? foldOne(x, i, list.get(i)) : foldOne(x, list.element(i), null);
        }
    }

    private void foldMap(Execution x, CelMap map) {
        for (Object key : map.keys()) {
            if (!foldOne(x, key, secondVariable >= 0 ? map.member(key) : null)) {
                return;
            }
        }
    }

    private boolean foldOne(Execution x, Object first, @Nullable Object second) {
        x.variables[firstVariable] = first;
        if (second != null) {
            x.variables[secondVariable] = second;
        }
        if (Boolean.FALSE.equals(part(condition).evaluate(x))) {
            return false;
        }
        x.variables[accumulator] = part(step).evaluate(x);
        return true;
    }

    private static Object finished(Object value) {
        if (value instanceof MutableList list) {
            return list.finished();
        }
        return value instanceof CelMap.Mutable map ? map.finished() : value;
    }

    private static Node part(@Nullable Node part) {
        if (part == null) {
            throw new IllegalStateException("the loop has not been planned");
        }
        return part;
    }
}
