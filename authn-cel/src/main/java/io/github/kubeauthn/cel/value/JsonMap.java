package io.github.kubeauthn.cel.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map out of claims or a user; for what unescaping does see {@link JsonList}. */
final class JsonMap extends CelMap {

    private final Map<?, ?> entries;
    private final boolean unescaping;
    private final boolean typed;

    JsonMap(Map<?, ?> entries, boolean unescaping, boolean typed) {
        this.entries = entries;
        this.unescaping = unescaping;
        this.typed = typed;
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
    public boolean contains(Object key) {
        return key instanceof String name && entries.containsKey(name);
    }

    @Override
    public Object member(Object key) {
        Object value = key instanceof String name ? read(name, false) : null;
        return value == null ? noSuchKey(key) : value;
    }

    private @Nullable Object read(String name, boolean unescapingMembers) {
        Object value = entries.get(name);
        return value == null && !entries.containsKey(name) ? null : Json.value(value, unescapingMembers, typed);
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
