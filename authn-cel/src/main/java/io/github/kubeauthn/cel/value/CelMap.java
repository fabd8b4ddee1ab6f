package io.github.kubeauthn.cel.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map. */
public abstract class CelMap {

    CelMap() {}

    /** A map of {@code entries}, which the caller gives away; its keys went through {@link #key}. */
    public static CelMap of(Map<Object, Object> entries) {
        return new ValueMap(entries);
    }

    /** Its type, which is {@code map} but for claims and users. */
    public Type type() {
        return Type.MAP;
    }

    /** Whether functions and operators of maps take it, as {@code in} and {@code size}. */
    public boolean isMap() {
        return true;
    }

    /** How many entries there are. */
    public abstract long size();

    /** What {@code map[key]} yields: a value or a {@link CelError}; null if there is no such key. */
    public abstract @Nullable Object find(Object key);

    /** What {@code key in map} answers. */
    public boolean contains(Object key) {
        return find(key) != null;
    }

    /** What Kubernetes yields for a key that it got by iterating. */
    public Object member(Object key) {
        Object value = find(key);
        return value == null ? noSuchKey(key) : value;
    }

    /** What iterating yields. */
    public abstract Iterable<?> keys();

    /** Whether it counts as the zero value, which a map out of claims never does. */
    public boolean isZero() {
        return size() == 0;
    }

    /** What {@code ==} answers; errors of members count as equal, as in Kubernetes. */
    Object equalTo(CelMap other) {
        if (size() != other.size()) {
            return false;
        }
        for (Object key : keys()) {
            Object theirs = other.find(key);
            if (theirs == null || Boolean.FALSE.equals(Equality.equal(member(key), theirs))) {
                return false;
            }
        }
        return true;
    }

    /** That there is no such key. */
    public static CelError noSuchKey(Object key) {
        return new CelError("no such key: " + (key instanceof CelList || key instanceof CelMap ? "…" : key));
    }

    /** {@code value} as the key of an entry. */
    public static Object key(Object value) {
        if (value instanceof Bytes || (value instanceof CelObject object && !object.hashable())) {
            throw EvaluationAborted.internal("runtime error: hash of unhashable type");
        }
        // As keys of Go's maps, the two zeros are one.
        return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
    }

    /** The value of {@code key}; integers of the two kinds and whole doubles find each other. */
    static @Nullable Object lookUp(Map<Object, Object> entries, Object key) {
        if (entries.isEmpty()) {
            return null;
        }
        Object value = key instanceof Double number && number.isNaN() ? null : entries.get(key(key));
        if (value != null) {
            return value;
        }
        if (key instanceof Long number) {
            return number >= 0 ? entries.get(new UInt(number)) : null;
        }
        if (key instanceof UInt number) {
            return number.fitsInt() ? entries.get(number.bits()) : null;
        }
        return key instanceof Double number ? lookUpWhole(entries, number) : null;
    }

    private static @Nullable Object lookUpWhole(Map<Object, Object> entries, double key) {
        Long asInt = Conversion.wholeInt(key);
        Object value = asInt == null ? null : entries.get(asInt);
        if (value != null) {
            return value;
        }
        UInt asUint = Conversion.wholeUint(key);
        return asUint == null ? null : entries.get(asUint);
    }

    /** Entries that an expression computed. */
    private static final class ValueMap extends CelMap {

        private final Map<Object, Object> entries;

        ValueMap(Map<Object, Object> entries) {
            this.entries = entries;
        }

        @Override
        public long size() {
            return entries.size();
        }

        @Override
        public @Nullable Object find(Object key) {
            return lookUp(entries, key);
        }

        @Override
        public Iterable<?> keys() {
            return entries.keySet();
        }
    }

    /** A map that a comprehension builds: inserting into it changes it. */
    public static final class Mutable extends CelMap {

        private final Map<Object, Object> entries = new LinkedHashMap<>();

        /** An empty one. */
        public Mutable() {}

        @Override
        public long size() {
            // Kubernetes' library never updates the size of a map under construction.
            return 0;
        }

        @Override
        public @Nullable Object find(Object key) {
            return lookUp(entries, key);
        }

        @Override
        public Iterable<?> keys() {
            return entries.keySet();
        }

        Object insert(Object key, Object value) {
            if (find(key) != null) {
                return alreadyThere(key);
            }
            entries.put(key(key), value);
            return this;
        }

        /** One with the same entries that does not change any more. */
        public CelMap finished() {
            return CelMap.of(new LinkedHashMap<>(entries));
        }
    }

    /** This map with one entry more, or an error if there is such a key already. */
    public static Object insert(CelMap map, Object key, Object value) {
        if (map instanceof Mutable mutable) {
            return mutable.insert(key, value);
        }
        if (map.find(key) != null) {
            return alreadyThere(key);
        }
        Map<Object, Object> entries = new LinkedHashMap<>();
        entries.put(key(key), value);
        for (Object next : map.keys()) {
            entries.put(key(next), map.member(next));
        }
        return CelMap.of(entries);
    }

    private static CelError alreadyThere(Object key) {
        return new CelError("insert failed: key " + key + " already exists");
    }
}
