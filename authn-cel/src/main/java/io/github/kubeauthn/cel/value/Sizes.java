package io.github.kubeauthn.cel.value;

/** How large values are, and which are zero. */
public final class Sizes {

    private Sizes() {}

    /** The size of a string, bytes, list or map; one for everything else. */
    public static long of(Object value) {
        if (value instanceof String text) {
            return CodePoints.count(text);
        }
        if (value instanceof CelList list) {
            return list.size();
        }
        if (value instanceof CelMap map) {
            return map.size();
        }
        if (value instanceof Bytes bytes) {
            return bytes.size();
        }
        return value instanceof CelObject object ? object.size() : 1;
    }

    /** What the function {@code size} answers. */
    public static Object size(Object value) {
        boolean sized = value instanceof String
                || value instanceof CelList
                || value instanceof Bytes
                || (value instanceof CelMap map && map.isMap());
        return sized ? (Object) of(value) : CelError.noSuchOverload(value);
    }

    /** Whether {@code optional.ofNonZeroValue} takes it for nothing. */
    public static boolean isZero(Object value) {
        if (value instanceof String text) {
            return text.isEmpty();
        }
        if (value instanceof Boolean truth) {
            return !truth;
        }
        if (value instanceof Long number) {
            return number == 0;
        }
        if (value instanceof Double number) {
            return number == 0;
        }
        if (value instanceof CelList list) {
            return list.isZero();
        }
        if (value instanceof CelMap map) {
            return map.isZero();
        }
        return isZeroRare(value);
    }

    private static boolean isZeroRare(Object value) {
        return value == NullValue.NULL
                || (value instanceof UInt number && number.bits() == 0)
                || (value instanceof Bytes bytes && bytes.size() == 0)
                || (value instanceof CelDuration duration && duration.nanos() == 0)
                || (value instanceof CelTimestamp timestamp && timestamp.isZero());
    }
}
