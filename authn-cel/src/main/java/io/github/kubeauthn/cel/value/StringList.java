package io.github.kubeauthn.cel.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of strings that a function of Kubernetes or CEL returns, as {@code split}. */
public final class StringList extends CelList {

    private final List<String> values;

    /** One of {@code values}, which the caller gives away. */
    public StringList(List<String> values) {
        this.values = values;
    }

    @Override
    public long size() {
        return values.size();
    }

    @Override
    public Object get(long index) {
        return values.get((int) index);
    }

    /** Null: where Kubernetes maps claims, it does not take such a list for a list of strings. */
    @Override
    public @Nullable List<String> texts() {
        return null;
    }
}
