package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.EvaluationAborted;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation: its variables, and what it has cost so far.
 *
 * <p>Costs are counted as cel-go counts them, with a stack of the values of evaluated nodes: a call looks for its arguments
 * on it, and what it does not find there it does not pay for. Nodes are found by their ids; {@link #top} and {@link #below}
 * link the entries of one id, so that no search walks the stack.
 */
final class Execution {

    /** {@code PerCallLimit} of k8s.io/apiserver. */
    static final long COST_LIMIT = 1_000_000;

    private static final int NONE = -1;

    final Object subject;
    final @Nullable Object[] variables;

    private long cost;
    private Object[] values = new Object[16];
    private int[] ids = new int[16];
    private int[] below = new int[16];
    private int size;
    private final int[] top;

    Execution(Object subject, int variableCount, int idCount) {
        this.subject = subject;
        this.variables = new Object[variableCount];
        this.top = new int[idCount];
        Arrays.fill(top, NONE);
    }

    /** What it has cost. */
    long cost() {
        return cost;
    }

    /** A node has been evaluated, at a price. */
    Object pay(long price, Object value, int id) {
        cost += price;
        push(value, id);
        if (cost > COST_LIMIT || cost < 0) {
            throw new EvaluationAborted("operation cancelled: actual cost limit exceeded");
        }
        return value;
    }

    /** Ends the evaluation if it would cost too much with {@code price}. */
    void requireAffordable(long price) {
        if (price > COST_LIMIT - cost) {
            throw new EvaluationAborted("operation cancelled: actual cost limit exceeded");
        }
    }

    private void push(Object value, int id) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            below = Arrays.copyOf(below, size * 2);
        }
        values[size] = value;
        ids[size] = id;
        below[size] = top[id];
        top[id] = size++;
    }

    /** Forgets the last value of a node and everything above it. */
    void drop(int id) {
        if (top[id] != NONE) {
            truncate(top[id]);
        }
    }

    /** Like {@link #drop}, and returns the value; null if there is none. */
    @Nullable
    Object take(int id) {
        if (top[id] == NONE) {
            return null;
        }
        Object value = values[top[id]];
        truncate(top[id]);
        return value;
    }

    private void truncate(int newSize) {
        while (size > newSize) {
            size--;
            top[ids[size]] = below[size];
        }
    }
}
