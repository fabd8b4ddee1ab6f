package io.github.kubeauthn.cel.value;

/** What {@code ==} answers: a {@link Boolean}, or a {@link CelError} where values of two types cannot be compared. */
public final class Equality {

    private Equality() {}

    /** As {@code ==}: null equals nothing but null. */
    public static Object equal(Object left, Object right) {
        if (left == NullValue.NULL || right == NullValue.NULL) {
            return left == right;
        }
        return compare(left, right);
    }

    /** As functions compare members, where {@code left} decides. */
    public static Object compare(Object left, Object right) {
        if (left instanceof String || left instanceof Boolean || left instanceof CelDuration || left instanceof Bytes) {
            return left.equals(right);
        }
        if (left instanceof Long || left instanceof Double || left instanceof UInt) {
            return Ordering.areNumbers(left, right) && Ordering.compareNumbers(left, right) == 0;
        }
        if (left instanceof CelList list) {
            return right instanceof CelList other ? list.equalTo(other) : false;
        }
        if (left instanceof LazyMap lazy) {
            return right instanceof CelMap other ? lazy.equalTo(other) : CelError.noSuchOverload(right);
        }
        if (left instanceof CelMap map) {
            return right instanceof CelMap other ? map.equalTo(other) : false;
        }
        return compareRare(left, right);
    }

    private static Object compareRare(Object left, Object right) {
        if (left instanceof CelObject object) {
            return object.equalTo(right);
        }
        if (left instanceof CelTimestamp timestamp) {
            return right instanceof CelTimestamp other && timestamp.compareTo(other) == 0;
        }
        if (left instanceof Type type) {
            return right instanceof Type other && type.name().equals(other.name());
        }
        if (left instanceof CelOptional optional) {
            return right instanceof CelOptional other ? compareOptionals(optional, other) : false;
        }
        return left instanceof CelError ? left : left == right;
    }

    private static Object compareOptionals(CelOptional left, CelOptional right) {
        return left.hasValue() && right.hasValue()
                ? compare(left.value(), right.value())
                : left.hasValue() == right.hasValue();
    }
}
