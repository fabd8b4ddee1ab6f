package io.github.kubeauthn.cel.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of claims; for what unescaping does see {@link JsonList}. */
final class JsonMap extends CelMap {

    private final Map<?, ?> entries;
    private final boolean unescaping;

    JsonMap(Map<?, ?> entries, boolean unescaping) {
        this.entries = entries;
        this.unescaping = unescaping;
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public @Nullable Object find(Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        if (unescaping) {
            String unescaped = FieldNames.unescape(name);
            return read(unescaped == null ? name : unescaped, true);
        }
        return read(name, false);
    }

    @Override
    public Object member(Object key) {
        Object value = key instanceof String name ? read(name, false) : null;
        return value == null ? noSuchKey(key) : value;
    }

    private @Nullable Object read(String name, boolean unescapingMembers) {
        Object value = entries.get(name);
        return value == null && !entries.containsKey(name) ? null : Json.value(value, unescapingMembers);
    }

    @Override
    public Iterable<?> keys() {
        return entries.keySet();
    }

    @Override
    public boolean isZero() {
        return !unescaping && super.isZero();
    }
}
