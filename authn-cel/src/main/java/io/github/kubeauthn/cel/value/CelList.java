package io.github.kubeauthn.cel.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * <p>Lists that come out of claims differ in Kubernetes between being indexed and being iterated: see {@link JsonList}.
 */
public abstract class CelList {

    CelList() {}

    /** A list of {@code values}, which the caller gives away. */
    public static CelList of(List<Object> values) {
        return new ValueList(values);
    }

    /** The list of the ints from zero to below {@code size}. */
    public static CelList range(long size) {
        return new Range(size);
    }

    /** How many members there are. */
    public abstract long size();

    /** The member that an index in range yields. */
    public abstract Object get(long index);

    /** The member that iterating yields. */
    public Object element(long index) {
        return get(index);
    }

    /** Whether a member equals {@code value}. */
    public boolean contains(Object value) {
        for (long i = 0, size = size(); i < size; i++) {
            if (Boolean.TRUE.equals(Equality.compare(value, element(i)))) {
                return true;
            }
        }
        return false;
    }

    /** This list and then {@code other}. */
    Object plus(CelList other) {
        if (size() == 0) {
            return other;
        }
        return other.size() == 0 ? this : new ConcatenatedList(this, other);
    }

    /** What {@code ==} answers; errors of members count as equal, as in Kubernetes. */
    Object equalTo(CelList other) {
        long size = size();
        if (size != other.size()) {
            return false;
        }
        for (long i = 0; i < size; i++) {
            if (Boolean.FALSE.equals(Equality.equal(element(i), other.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it counts as the zero value, which a list out of claims never does. */
    public boolean isZero() {
        return size() == 0;
    }

    /** What Kubernetes takes for a list of strings where it maps claims; null if it does not take this for one. */
    public @Nullable List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (long i = 0, size = size(); i < size; i++) {
            String text = Conversion.goString(get(i));
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }

    /** Members that an expression computed. */
    private static final class ValueList extends CelList {

        private final List<Object> values;

        ValueList(List<Object> values) {
            this.values = values;
        }

        @Override
        public long size() {
            return values.size();
        }

        @Override
        public Object get(long index) {
            return values.get((int) index);
        }
    }

    /** Ints that count up. */
    private static final class Range extends CelList {

        private final long size;

        Range(long size) {
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Object get(long index) {
            return index;
        }
    }

    /** One list after another, neither copied. */
    private static final class ConcatenatedList extends CelList {

        private final CelList first;
        private final CelList second;
        private final long firstSize;
        private final long size;

        ConcatenatedList(CelList first, CelList second) {
            this.first = first;
            this.second = second;
            this.firstSize = first.size();
            this.size = firstSize + second.size();
            if (size < 0) {
                throw EvaluationAborted.internal("the list is too long");
            }
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Object get(long index) {
            return index < firstSize ? first.get(index) : second.get(index - firstSize);
        }

        @Override
        public boolean contains(Object value) {
            return first.contains(value) || second.contains(value);
        }

        @Override
        Object equalTo(CelList other) {
            if (size != other.size()) {
                return false;
            }
            Object failure = null;
            for (long i = 0; i < size; i++) {
                Object equal = Equality.equal(get(i), other.get(i));
                if (Boolean.FALSE.equals(equal)) {
                    return false;
                }
                if (failure == null && equal instanceof CelError) {
                    failure = equal;
                }
            }
            return failure == null ? true : failure;
        }
    }
}
