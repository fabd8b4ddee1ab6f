package io.github.kubeauthn.cel.value;

import java.util.ArrayList;
import java.util.List;

/** A list that a comprehension builds: adding to it changes it. */
public final class MutableList extends CelList {

    private List<Object> values = new ArrayList<>();
    private boolean finished;

    /** An empty one. */
    public MutableList() {}

    @Override
    public long size() {
        return values.size();
    }

    @Override
    public Object get(long index) {
        return values.get((int) index);
    }

    @Override
    Object plus(CelList other) {
        if (finished) {
            values = new ArrayList<>(values);
            finished = false;
        }
        for (long i = 0, size = other.size(); i < size; i++) {
            values.add(other.get(i));
        }
        return this;
    }

    /** One with the same members that does not change any more. */
    public CelList finished() {
        finished = true;
        return CelList.of(values);
    }

    /** As in Kubernetes, where it is asked before it is {@linkplain #finished finished} in odd expressions only. */
    @Override
    public List<String> texts() {
        return List.of();
    }
}
