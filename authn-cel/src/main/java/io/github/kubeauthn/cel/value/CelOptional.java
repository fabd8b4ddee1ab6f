package io.github.kubeauthn.cel.value;

import org.jspecify.annotations.Nullable;

/** A value that may be absent. */
public final class CelOptional {

    private static final CelOptional NONE = new CelOptional(null);

    private final @Nullable Object value;

    private CelOptional(@Nullable Object value) {
        this.value = value;
    }

    /** One with a value. */
    public static CelOptional of(Object value) {
        return new CelOptional(value);
    }

    /** The one without. */
    public static CelOptional none() {
        return NONE;
    }

    /** Whether there is a value. */
    public boolean hasValue() {
        return value != null;
    }

    /** The value, or an error if there is none. */
    public Object value() {
        return value == null ? new CelError("optional.none() dereference") : value;
    }
}
