package io.github.kubeauthn.cel.value;

/**
 * An unsigned integer of 64 bits.
 *
 * @param bits its two's complement
 */
public record UInt(long bits) {

    /** 2 to the power of 64, the first double that is too large. */
    private static final double LIMIT = 0x1p64;

    /** Whether a double has an integer part in range. */
    static boolean holds(double value) {
        return value >= 0 && value < LIMIT;
    }

    /** The integer part of a double in range. */
    static UInt truncated(double value) {
        return new UInt(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) ^ Long.MIN_VALUE);
    }

    /** Whether it is also an int. */
    public boolean fitsInt() {
        return bits >= 0;
    }

    /** The nearest double. */
    public double doubleValue() {
        if (bits >= 0) {
            return bits;
        }
        // The lowest bit stays so that rounding to the nearest sees it.
        return ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
