package io.github.kubeauthn.cel.value;

/** The operators {@code + - * / %}. What overflows is an error. */
public final class Arithmetic {

    static final CelError INT_OVERFLOW = new CelError("integer overflow");
    static final CelError UINT_OVERFLOW = new CelError("unsigned integer overflow");
    private static final CelError DIVISION_BY_ZERO = new CelError("division by zero");
    private static final CelError MODULUS_BY_ZERO = new CelError("modulus by zero");

    private Arithmetic() {}

    /** {@code left + right}. */
    public static Object add(Object left, Object right) {
        if (left instanceof String l && right instanceof String r) {
            return l.concat(r);
        }
        if (left instanceof Long l && right instanceof Long r) {
            long sum = l + r;
            return ((l ^ sum) & (r ^ sum)) < 0 ? INT_OVERFLOW : (Object) sum;
        }
        if (left instanceof Double l && right instanceof Double r) {
            return l + r;
        }
        if (left instanceof CelList l && right instanceof CelList r) {
            return l.plus(r);
        }
        if (left instanceof UInt l && right instanceof UInt r) {
            long sum = l.bits() + r.bits();
            return Long.compareUnsigned(sum, l.bits()) < 0 ? UINT_OVERFLOW : new UInt(sum);
        }
        if (left instanceof Bytes l && right instanceof Bytes r) {
            return l.plus(r);
        }
        return addTimes(left, right);
    }

    private static Object addTimes(Object left, Object right) {
        if (left instanceof CelDuration l) {
            if (right instanceof CelDuration r) {
                return l.plus(r);
            }
            return right instanceof CelTimestamp r ? r.plus(l) : CelError.noSuchOverload(right);
        }
        if (left instanceof CelTimestamp l && right instanceof CelDuration r) {
            return l.plus(r);
        }
        return CelError.noSuchOverload(right);
    }

    /** Whether the left side of {@code +} may be {@code value}. */
    public static boolean canAdd(Object value) {
        return value instanceof Long
                || value instanceof Double
                || value instanceof UInt
                || value instanceof CelDuration
                || value instanceof String
                || value instanceof CelList
                || value instanceof Bytes
                || value instanceof CelTimestamp;
    }

    /** {@code left - right}. */
    public static Object subtract(Object left, Object right) {
        if (left instanceof Long l && right instanceof Long r) {
            long difference = l - r;
            return ((l ^ r) & (l ^ difference)) < 0 ? INT_OVERFLOW : (Object) difference;
        }
        if (left instanceof Double l && right instanceof Double r) {
            return l - r;
        }
        if (left instanceof UInt l && right instanceof UInt r) {
            return Long.compareUnsigned(r.bits(), l.bits()) > 0 ? UINT_OVERFLOW : new UInt(l.bits() - r.bits());
        }
        if (left instanceof CelTimestamp l) {
            if (right instanceof CelTimestamp r) {
                return l.minus(r);
            }
            return right instanceof CelDuration r ? l.minus(r) : CelError.noSuchOverload(right);
        }
        if (left instanceof CelDuration l && right instanceof CelDuration r) {
            return l.minus(r);
        }
        return CelError.noSuchOverload(right);
    }

    /** {@code left * right}. */
    public static Object multiply(Object left, Object right) {
        if (left instanceof Long l && right instanceof Long r) {
            return Math.multiplyHigh(l, r) == (l * r) >> 63 ? (Object) (l * r) : INT_OVERFLOW;
        }
        if (left instanceof Double l && right instanceof Double r) {
            return l * r;
        }
        if (left instanceof UInt l && right instanceof UInt r) {
            boolean overflows = r.bits() != 0 && Long.compareUnsigned(l.bits(), Long.divideUnsigned(-1, r.bits())) > 0;
            return overflows ? UINT_OVERFLOW : new UInt(l.bits() * r.bits());
        }
        return CelError.noSuchOverload(right);
    }

    /** {@code left / right}. */
    public static Object divide(Object left, Object right) {
        if (left instanceof Long l && right instanceof Long r) {
            if (r == 0) {
                return DIVISION_BY_ZERO;
            }
            return l == Long.MIN_VALUE && r == -1 ? INT_OVERFLOW : (Object) (l / r);
        }
        if (left instanceof Double l && right instanceof Double r) {
            return l / r;
        }
        if (left instanceof UInt l && right instanceof UInt r) {
            return r.bits() == 0 ? DIVISION_BY_ZERO : new UInt(Long.divideUnsigned(l.bits(), r.bits()));
        }
        return CelError.noSuchOverload(right);
    }

    /** {@code left % right}. */
    public static Object modulo(Object left, Object right) {
        if (left instanceof Long l && right instanceof Long r) {
            if (r == 0) {
                return MODULUS_BY_ZERO;
            }
            return l == Long.MIN_VALUE && r == -1 ? INT_OVERFLOW : (Object) (l % r);
        }
        if (left instanceof UInt l && right instanceof UInt r) {
            return r.bits() == 0 ? MODULUS_BY_ZERO : new UInt(Long.remainderUnsigned(l.bits(), r.bits()));
        }
        return CelError.noSuchOverload(right);
    }

    /** {@code -value}. */
    public static Object negate(Object value) {
        if (value instanceof Long number) {
            return number == Long.MIN_VALUE ? INT_OVERFLOW : (Object) (-number);
        }
        if (value instanceof Double number) {
            return -number;
        }
        if (value instanceof CelDuration duration) {
            return duration.nanos() == Long.MIN_VALUE ? INT_OVERFLOW : new CelDuration(-duration.nanos());
        }
        return CelError.noSuchOverload(value);
    }
}
