package io.github.kubeauthn.cel.value;

/**
 * A failure as a value.
 *
 * @param message why, in the words of Kubernetes' CEL library
 */
public record CelError(String message) {

    private static final CelError NO_SUCH_OVERLOAD = new CelError("no such overload");

    /** The function exists, but not for values of these types. */
    public static CelError noSuchOverload() {
        return NO_SUCH_OVERLOAD;
    }

    /** {@code value} itself if it is a failure already, otherwise that there is no such overload for it. */
    public static CelError noSuchOverload(Object value) {
        return value instanceof CelError error ? error : NO_SUCH_OVERLOAD;
    }

    /** A value of one type cannot become one of another. */
    public static CelError conversion(Type from, Type to) {
        return new CelError("type conversion error from '" + from + "' to '" + to + "'");
    }
}
