package io.github.kubeauthn.cel.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code claims} or {@code user}: fields that are read when they are asked for ({@code pkg/cel/lazy} of
 * k8s.io/apiserver).
 *
 * <p>To functions it is no map, although it is declared as one: {@code size(claims)} and {@code 'sub' in claims} fail. To
 * iterate it yields its values.
 */
public abstract class LazyMap extends CelMap {

    private final Type type;

    /** One whose type is {@code type}. */
    protected LazyMap(Type type) {
        this.type = type;
    }

    /** The names of all fields. */
    protected abstract Collection<String> names();

    /** The value of a field or a {@link CelError}; null if there is none of this name. */
    protected abstract @Nullable Object read(String name);

    @Override
    public Type type() {
        return type;
    }

    @Override
    public boolean isMap() {
        return false;
    }

    @Override
    public long size() {
        return names().size();
    }

    @Override
    public @Nullable Object find(Object key) {
        if (!(key instanceof String name)) {
            return CelError.noSuchOverload();
        }
        String unescaped = FieldNames.unescape(name);
        return unescaped == null ? null : read(unescaped);
    }

    @Override
    public Iterable<?> keys() {
        List<Object> values = new ArrayList<>();
        for (String name : names()) {
            values.add(member(name));
        }
        return values;
    }

    @Override
    public boolean isZero() {
        return false;
    }

    @Override
    Object equalTo(CelMap other) {
        return other == this ? true : CelError.noSuchOverload();
    }
}
