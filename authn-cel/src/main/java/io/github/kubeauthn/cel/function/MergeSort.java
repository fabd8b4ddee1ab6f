package io.github.kubeauthn.cel.function;

import io.github.kubeauthn.cel.value.Ordering;
import java.util.List;

/** Sorts by an order that need not be one: not-a-numbers are neither less nor greater than anything. */
final class MergeSort {

    private final List<Object> keys;
    private final int[] scratch;

    private MergeSort(List<Object> keys) {
        this.keys = keys;
        this.scratch = new int[keys.size()];
    }

    /** The indices of {@code keys} in the order of their keys; of equal ones, the first stays first. */
    static int[] sortedIndices(List<Object> keys) {
        int[] indices = new int[keys.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i;
        }
        new MergeSort(keys).sort(indices, 0, indices.length);
        return indices;
    }

    private void sort(int[] indices, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(indices, from, middle);
        sort(indices, middle, to);
        System.arraycopy(indices, from, scratch, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight = left == middle || (right < to && isLess(scratch[right], scratch[left]));
            indices[i] = takeRight ? scratch[right++] : scratch[left++];
        }
    }

    private boolean isLess(int left, int right) {
        return Ordering.compare(keys.get(left), keys.get(right)) instanceof Long order && order < 0;
    }
}
