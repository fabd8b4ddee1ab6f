package io.github.kubeauthn.cel.value;

import org.jspecify.annotations.Nullable;

/** The functions {@code int}, {@code string} and so on: a value of another type, or a {@link CelError}. */
public final class Conversion {

    private Conversion() {}

    /** {@code int(value)}. */
    public static Object toInt(Object value) {
        if (value instanceof Long) {
            return value;
        }
        if (value instanceof Double number) {
            return number > -0x1p63 && number < 0x1p63 ? (Object) number.longValue() : Arithmetic.INT_OVERFLOW;
        }
        if (value instanceof String text) {
            Long number = parseInt(text);
            return number == null ? CelError.conversion(Type.STRING, Type.INT) : number;
        }
        if (value instanceof UInt number) {
            return number.fitsInt() ? (Object) number.bits() : Arithmetic.INT_OVERFLOW;
        }
        if (value instanceof CelTimestamp timestamp) {
            return timestamp.seconds();
        }
        if (value instanceof CelDuration duration) {
            return duration.nanos();
        }
        return CelError.conversion(Type.of(value), Type.INT);
    }

    /** {@code uint(value)}. */
    public static Object toUint(Object value) {
        if (value instanceof UInt) {
            return value;
        }
        if (value instanceof Long number) {
            return number < 0 ? Arithmetic.UINT_OVERFLOW : new UInt(number);
        }
        if (value instanceof Double number) {
            return UInt.holds(number) ? UInt.truncated(number) : Arithmetic.UINT_OVERFLOW;
        }
        if (value instanceof String text) {
            UInt number = parseUint(text);
            return number == null ? CelError.conversion(Type.STRING, Type.UINT) : number;
        }
        return CelError.conversion(Type.of(value), Type.UINT);
    }

    /** {@code double(value)}. */
    public static Object toDouble(Object value) {
        if (value instanceof Double) {
            return value;
        }
        if (value instanceof Long number) {
            return number.doubleValue();
        }
        if (value instanceof UInt number) {
            return number.doubleValue();
        }
        if (value instanceof String text) {
            Double number = GoFloats.parse(text);
            return number == null ? CelError.conversion(Type.STRING, Type.DOUBLE) : number;
        }
        return CelError.conversion(Type.of(value), Type.DOUBLE);
    }

    /** {@code string(value)}. */
    public static Object toText(Object value) {
        if (value instanceof String) {
            return value;
        }
        if (value instanceof Double number) {
            return DoubleText.general(number);
        }
        if (value instanceof Bytes bytes) {
            String text = bytes.text();
            return text == null ? new CelError("invalid UTF-8 in bytes, cannot convert to string") : text;
        }
        if (value instanceof Type type) {
            return type.name();
        }
        boolean writable = value instanceof Boolean
                || value instanceof Long
                || value instanceof UInt
                || value instanceof CelDuration
                || value instanceof CelTimestamp
                || value == NullValue.NULL;
        return writable ? value.toString() : CelError.conversion(Type.of(value), Type.STRING);
    }

    /** {@code bool(value)}. */
    public static Object toBool(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            switch (text) {
                case "1", "t", "T", "TRUE", "true", "True" -> {
                    return true;
                }
                case "0", "f", "F", "FALSE", "false", "False" -> {
                    return false;
                }
                default -> {}
            }
        }
        return CelError.conversion(Type.of(value), Type.BOOL);
    }

    /** {@code bytes(value)}. */
    public static Object toBytes(Object value) {
        if (value instanceof Bytes) {
            return value;
        }
        return value instanceof String text ? Bytes.utf8(text) : CelError.conversion(Type.of(value), Type.BYTES);
    }

    /** {@code duration(value)}. */
    public static Object toDuration(Object value) {
        if (value instanceof CelDuration) {
            return value;
        }
        CelDuration duration = value instanceof String text ? CelDuration.parse(text) : null;
        return duration == null ? CelError.conversion(Type.of(value), Type.DURATION) : duration;
    }

    /** {@code timestamp(value)}. */
    public static Object toTimestamp(Object value) {
        if (value instanceof CelTimestamp) {
            return value;
        }
        if (value instanceof Long seconds) {
            return CelTimestamp.ofSeconds(seconds);
        }
        Object timestamp = value instanceof String text ? CelTimestamp.parse(text) : null;
        return timestamp == null ? CelError.conversion(Type.of(value), Type.TIMESTAMP) : timestamp;
    }

    /** What Kubernetes' code takes for a string where it looks behind a value: types and optionals have one too. */
    public static @Nullable String goString(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof CelOptional optional) {
            return optional.hasValue() ? goString(optional.value()) : null;
        }
        return value instanceof Type type ? type.name() : null;
    }

    /** The int that a double is; null if it is none. */
    public static @Nullable Long wholeInt(double value) {
        boolean whole = value > -0x1p63 && value < 0x1p63 && (long) value == value;
        return whole ? (Long) (long) value : null;
    }

    /** The uint that a double is; null if it is none. */
    public static @Nullable UInt wholeUint(double value) {
        if (!UInt.holds(value)) {
            return null;
        }
        UInt number = UInt.truncated(value);
        return number.doubleValue() == value ? number : null;
    }

    /** Reads what Go's {@code strconv.ParseInt} reads; null if it is none. */
    static @Nullable Long parseInt(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        try {
            return isDigits(text, signed ? 1 : 0) ? Long.valueOf(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable UInt parseUint(String text) {
        try {
            return isDigits(text, 0) ? new UInt(Long.parseUnsignedLong(text)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isDigits(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (!CodePoints.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > start;
    }
}
