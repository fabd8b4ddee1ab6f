package io.github.kubeauthn.cel.value;

/** Which of two values is less. */
public final class Ordering {

    private static final CelError NAN = new CelError("NaN values cannot be ordered");

    private Ordering() {}

    /** Minus one, zero or one as a {@link Long}, or a {@link CelError}. */
    public static Object compare(Object left, Object right) {
        if (isNumber(left)) {
            return compareNumber(left, right);
        }
        if (left instanceof String text && right instanceof String other) {
            return sign(CodePoints.compare(text, other));
        }
        if (left instanceof CelTimestamp timestamp && right instanceof CelTimestamp other) {
            return sign(timestamp.compareTo(other));
        }
        if (left instanceof CelDuration duration && right instanceof CelDuration other) {
            return sign(Long.compare(duration.nanos(), other.nanos()));
        }
        if (left instanceof Bytes bytes && right instanceof Bytes other) {
            return sign(bytes.compareTo(other));
        }
        if (left instanceof Boolean truth && right instanceof Boolean other) {
            return sign(Boolean.compare(truth, other));
        }
        return CelError.noSuchOverload(right);
    }

    /** Whether values of this type have an order. */
    public static boolean isOrdered(Object value) {
        return isNumber(value)
                || value instanceof String
                || value instanceof CelTimestamp
                || value instanceof CelDuration
                || value instanceof Bytes
                || value instanceof Boolean;
    }

    private static Long sign(int comparison) {
        return (long) Integer.signum(comparison);
    }

    private static Object compareNumber(Object left, Object right) {
        if (isNaN(left)) {
            return NAN;
        }
        if (!isNumber(right)) {
            return CelError.noSuchOverload(right);
        }
        return isNaN(right) ? NAN : sign(compareNumbers(left, right));
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof UInt;
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    /** Whether both are numbers with an order. */
    static boolean areNumbers(Object left, Object right) {
        return isNumber(left) && isNumber(right) && !isNaN(left) && !isNaN(right);
    }

    /** Compares numbers of any two types. */
    static int compareNumbers(Object left, Object right) {
        if (left instanceof Long l) {
            if (right instanceof Long r) {
                return Long.compare(l, r);
            }
            return right instanceof Double r ? -compareDoubleInt(r, l) : compareIntUint(l, (UInt) right);
        }
        if (left instanceof Double l) {
            if (right instanceof Double r) {
                return compareDoubles(l, r);
            }
            return right instanceof Long r ? compareDoubleInt(l, r) : compareDoubleUint(l, (UInt) right);
        }
        UInt l = (UInt) left;
        if (right instanceof UInt r) {
            return Long.compareUnsigned(l.bits(), r.bits());
        }
        return right instanceof Double r ? -compareDoubleUint(r, l) : -compareIntUint((Long) right, l);
    }

    private static int compareDoubles(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }

    private static int compareDoubleInt(double left, long right) {
        return compareDoubles(left, (double) right);
    }

    private static int compareDoubleUint(double left, UInt right) {
        return left < 0 ? -1 : compareDoubles(left, right.doubleValue());
    }

    private static int compareIntUint(long left, UInt right) {
        return left < 0 || !right.fitsInt() ? -1 : Long.compare(left, right.bits());
    }
}
