package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelObject;
import io.github.kubeauthn.cel.value.EvaluationAborted;
import io.github.kubeauthn.cel.value.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An amount as Kubernetes writes it, {@code 1.5Gi} ({@code resource.Quantity} of k8s.io/apimachinery).
 *
 * <p>As in Kubernetes, it is either an int times a power of ten, or a decimal number of any size; which of the two it is
 * shows in {@link #asInteger} and in how {@link #approximate} rounds.
 */
public final class Quantity implements CelObject {

    /** Its type. */
    public static final Type TYPE = Type.struct("kubernetes.Quantity");

    /** Adding numbers whose sizes differ by more powers of ten takes longer than any evaluation may. */
    private static final long LARGEST_SHIFT = 100_000;

    private final long value;
    private final int exponent;
    private final @Nullable BigDecimal decimal;
    private final boolean computed;

    Quantity(long value, int exponent) {
        this(value, exponent, null, false);
    }

    Quantity(BigDecimal decimal) {
        this(0, 0, decimal, false);
    }

    private Quantity(long value, int exponent, @Nullable BigDecimal decimal, boolean computed) {
        this.value = value;
        this.exponent = exponent;
        this.decimal = decimal;
        this.computed = computed;
    }

    /** Reads one; null if {@code text} is none. */
    public static @Nullable Quantity parse(String text) {
        return new QuantityReader(text).read();
    }

    /** A whole number. */
    public static Quantity of(long value) {
        return new Quantity(value, 0);
    }

    private BigDecimal toDecimal() {
        return decimal != null ? decimal : new BigDecimal(BigInteger.valueOf(value), -exponent);
    }

    /** The int that it is, as far as Kubernetes notices; null otherwise. */
    public @Nullable Long asInteger() {
        return decimal != null || exponent < 0 ? null : scaled(value, exponent);
    }

    private static @Nullable Long scaled(long value, long powerOfTen) {
        if (value == 0) {
            return 0L;
        }
        long scaled = value;
        for (long i = 0; i < powerOfTen; i++) {
            if (Math.multiplyHigh(scaled, 10) != (scaled * 10) >> 63) {
                return null;
            }
            scaled *= 10;
        }
        return scaled;
    }

    /** The double that Kubernetes takes for it. */
    public double approximate() {
        double base = decimal != null ? decimal.unscaledValue().doubleValue() : (double) value;
        int power = decimal != null ? -decimal.scale() : exponent;
        return power == 0 ? base : base * PowersOfTen.of(power);
    }

    /** Minus one, zero or one. */
    public long sign() {
        return decimal != null ? decimal.signum() : Long.signum(value);
    }

    /** Minus one, zero or one: whether it is less than {@code other}, equal, or greater. */
    public long compareTo(Quantity other) {
        return toDecimal().compareTo(other.toDecimal());
    }

    /** The sum. */
    public Quantity plus(Quantity other) {
        Quantity exact = decimal == null && other.decimal == null ? addInts(other.value, other.exponent) : null;
        return exact != null ? exact : computed(decimalSum(other.toDecimal()));
    }

    /** The difference. */
    public Quantity minus(Quantity other) {
        Quantity exact = decimal == null && other.decimal == null ? addInts(-other.value, other.exponent) : null;
        return exact != null ? exact : computed(decimalSum(other.toDecimal().negate()));
    }

    private @Nullable Quantity addInts(long addend, int addendExponent) {
        if (addend == 0) {
            return new Quantity(value, exponent, null, true);
        }
        if (value == 0) {
            return new Quantity(addend, addendExponent, null, true);
        }
        int common = Math.min(exponent, addendExponent);
        Long left = scaled(value, (long) exponent - common);
        Long right = scaled(addend, (long) addendExponent - common);
        if (left == null || right == null) {
            return null;
        }
        long sum = left + right;
        boolean overflows = ((left ^ sum) & (right ^ sum)) < 0;
        return overflows ? null : new Quantity(sum, common, null, true);
    }

    private BigDecimal decimalSum(BigDecimal addend) {
        BigDecimal augend = toDecimal();
        if (Math.abs((long) augend.scale() - addend.scale()) > LARGEST_SHIFT) {
            throw new EvaluationAborted("operation cancelled: the quantities differ too much in size");
        }
        return augend.add(addend);
    }

    private static Quantity computed(BigDecimal decimal) {
        return new Quantity(0, 0, decimal, true);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    /** An error if {@code other} is the result of adding or subtracting: Kubernetes cannot compare with that. */
    @Override
    public Object equalTo(Object other) {
        return other instanceof Quantity quantity && !quantity.computed
                ? (Object) (compareTo(quantity) == 0)
                : CelError.noSuchOverload(other);
    }
}
