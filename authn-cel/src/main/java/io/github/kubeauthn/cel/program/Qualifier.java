package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.Conversion;
import io.github.kubeauthn.cel.value.UInt;

/** A field or an index that is selected of a value. */
abstract class Qualifier {

    /** There is nothing to select. */
    static final Object ABSENT = new Object();

    private final int id;
    private final boolean optional;

    Qualifier(int id, boolean optional) {
        this.id = id;
        this.optional = optional;
    }

    int id() {
        return id;
    }

    /** Whether it is marked with a question mark. */
    final boolean isOptional() {
        return optional;
    }

    /** What is selected, or an error. */
    abstract Object select(Execution x, Object value);

    /** What is selected, an error, or {@link #ABSENT}. */
    abstract Object selectIfPresent(Execution x, Object value);

    /** What a key selects of a value: a member, an error, or {@link #ABSENT}. */
    private static Object member(Object value, Object key) {
        if (value instanceof CelMap map) {
            Object found = map.find(key);
            return found == null ? ABSENT : found;
        }
        if (value instanceof CelList list) {
            return member(list, key);
        }
        return value instanceof CelError ? value : ABSENT;
    }

    private static Object member(CelList list, Object key) {
        Long index = null;
        if (key instanceof Long number) {
            index = number;
        } else if (key instanceof Double number) {
            index = Conversion.wholeInt(number);
        } else if (key instanceof UInt number && number.fitsInt()) {
            index = number.bits();
        }
        if (index == null) {
            return new CelError("unsupported index type in list");
        }
        return index >= 0 && index < list.size() ? list.get(index) : ABSENT;
    }

    private static Object memberOrError(Object value, Object key) {
        Object member = member(value, key);
        if (member != ABSENT) {
            return member;
        }
        return value instanceof CelList ? new CelError("index out of bounds: " + key) : CelMap.noSuchKey(key);
    }

    /** Whether a value can be selected by. */
    static boolean isKey(Object value) {
        return value instanceof String
                || value instanceof Long
                || value instanceof UInt
                || value instanceof Boolean
                || value instanceof Double;
    }

    /** One that is known: {@code .a}, {@code ['a']}. */
    static final class Constant extends Qualifier {

        private final Object key;

        Constant(int id, boolean optional, Object key) {
            super(id, optional);
            this.key = key;
        }

        @Override
        Object select(Execution x, Object value) {
            return x.pay(1, memberOrError(value, key), id());
        }

        @Override
        Object selectIfPresent(Execution x, Object value) {
            Object found = member(value, key);
            return found == ABSENT || found instanceof CelError ? found : x.pay(1, found, id());
        }
    }

    /** The last one in {@code has}: selects whether there is something. */
    static final class Presence extends Qualifier {

        private final String key;

        Presence(int id, String key) {
            super(id, false);
            this.key = key;
        }

        @Override
        Object select(Execution x, Object value) {
            Object found = member(value, key);
            return x.pay(1, found instanceof CelError ? found : (Object) (found != ABSENT), id());
        }

        @Override
        Object selectIfPresent(Execution x, Object value) {
            Object found = member(value, key);
            return found == ABSENT || found instanceof CelError ? found : x.pay(1, found, id());
        }
    }

    /** One that another attribute says: {@code [claims.a]}. */
    static final class OfAttribute extends Qualifier {

        private final Attribute attribute;

        OfAttribute(int id, boolean optional, Attribute attribute) {
            super(id, optional);
            this.attribute = attribute;
        }

        @Override
        Object select(Execution x, Object value) {
            Object key = keyOrError(attribute.resolve(x));
            return x.pay(1, key instanceof CelError ? key : memberOrError(value, key), id());
        }

        @Override
        Object selectIfPresent(Execution x, Object value) {
            Object key = keyOrError(attribute.resolve(x));
            Object found = key instanceof CelError ? key : member(value, key);
            return found == ABSENT || found instanceof CelError ? found : x.pay(1, found, id());
        }
    }

    /** One that a call or operator says: {@code ['a' + 'b']}. */
    static final class Computed extends Qualifier {

        private final Attribute attribute;

        Computed(int id, boolean optional, Node key) {
            super(id, optional);
            this.attribute = new Attribute.Relative(id, key);
        }

        @Override
        Object select(Execution x, Object value) {
            Object key = keyOrError(attribute.resolve(x));
            return paid(x, key instanceof CelError ? key : memberOrError(value, key));
        }

        @Override
        Object selectIfPresent(Execution x, Object value) {
            Object key = keyOrError(attribute.resolve(x));
            Object found = key instanceof CelError ? key : member(value, key);
            return found == ABSENT || found instanceof CelError ? found : paid(x, found);
        }

        private Object paid(Execution x, Object value) {
            x.drop(id());
            return x.pay(1, value, id());
        }
    }

    private static Object keyOrError(Object key) {
        return key instanceof CelError || isKey(key) ? key : new CelError("invalid qualifier type");
    }
}
