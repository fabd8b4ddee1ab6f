package io.github.kubeauthn.cel.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list out of claims or a user.
 *
 * <p>Kubernetes wraps it so that {@code claims.list[0].a__dot__b} finds {@code a.b}. The wrapper passes on to what an index
 * yields, but not to what iterating yields, and it hides that an empty list is a zero value.
 */
final class JsonList extends CelList {

    private final List<?> values;
    private final boolean unescaping;
    private final boolean typed;

    JsonList(List<?> values, boolean unescaping, boolean typed) {
        this.values = values;
        this.unescaping = unescaping;
        this.typed = typed;
    }

    @Override
    public long size() {
        return values.size();
    }

    @Override
    public Object get(long index) {
        return Json.value(values.get((int) index), unescaping, typed);
    }

    @Override
    public Object element(long index) {
        return Json.value(values.get((int) index), false, typed);
    }

    @Override
    Object plus(CelList other) {
        return unescaping ? new JsonList(values, false, typed).plus(other) : super.plus(other);
    }

    @Override
    public boolean isZero() {
        return !unescaping && super.isZero();
    }

    @Override
    public @Nullable List<String> texts() {
        if (typed) {
            return null;
        }
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) {
            if (!(value instanceof String text)) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }
}
