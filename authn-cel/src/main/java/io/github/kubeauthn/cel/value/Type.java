package io.github.kubeauthn.cel.value;

import java.util.List;

/**
 * A type, which is a value as well.
 *
 * <p>While an expression runs, parameters are erased: a list is a list whatever it holds. They matter where functions are
 * declared.
 */
public final class Type {

    /** What sort of type it is. */
    public enum Kind {
        ANY,
        BOOL,
        BYTES,
        DOUBLE,
        DURATION,
        DYN,
        ERROR,
        INT,
        LIST,
        MAP,
        NULL,
        OPAQUE,
        STRING,
        STRUCT,
        TIMESTAMP,
        TYPE,
        PARAMETER,
        UINT
    }

    public static final Type ANY = simple(Kind.ANY, "google.protobuf.Any");
    public static final Type BOOL = simple(Kind.BOOL, "bool");
    public static final Type BYTES = simple(Kind.BYTES, "bytes");
    public static final Type DOUBLE = simple(Kind.DOUBLE, "double");
    public static final Type DURATION = simple(Kind.DURATION, "google.protobuf.Duration");
    public static final Type DYN = simple(Kind.DYN, "dyn");
    public static final Type ERROR = simple(Kind.ERROR, "error");
    public static final Type INT = simple(Kind.INT, "int");
    public static final Type LIST = list(DYN);
    public static final Type MAP = map(DYN, DYN);
    public static final Type NULL = simple(Kind.NULL, "null_type");
    public static final Type OPTIONAL = optional(DYN);
    public static final Type STRING = simple(Kind.STRING, "string");
    public static final Type TIMESTAMP = simple(Kind.TIMESTAMP, "google.protobuf.Timestamp");
    public static final Type TYPE = simple(Kind.TYPE, "type");
    public static final Type UINT = simple(Kind.UINT, "uint");

    private final Kind kind;
    private final String name;
    private final List<Type> parameters;

    private Type(Kind kind, String name, List<Type> parameters) {
        this.kind = kind;
        this.name = name;
        this.parameters = parameters;
    }

    private static Type simple(Kind kind, String name) {
        return new Type(kind, name, List.of());
    }

    /** A list of {@code element}. */
    public static Type list(Type element) {
        return new Type(Kind.LIST, "list", List.of(element));
    }

    /** A map from {@code key} to {@code value}. */
    public static Type map(Type key, Type value) {
        return new Type(Kind.MAP, "map", List.of(key, value));
    }

    /** An optional {@code value}. */
    public static Type optional(Type value) {
        return opaque("optional_type", value);
    }

    /** A type that shows nothing of itself. */
    public static Type opaque(String name, Type... parameters) {
        return new Type(Kind.OPAQUE, name, List.of(parameters));
    }

    /** A type that may have fields. */
    public static Type struct(String name) {
        return simple(Kind.STRUCT, name);
    }

    /** A type that the arguments of a call decide. */
    public static Type parameter(String name) {
        return simple(Kind.PARAMETER, name);
    }

    /** The type of a type. */
    public static Type typeOf(Type type) {
        return new Type(Kind.TYPE, "type", List.of(type));
    }

    /** What sort of type it is. */
    public Kind kind() {
        return kind;
    }

    /** Its name without parameters. */
    public String name() {
        return name;
    }

    /** Its parameters, as the element's type of a list. */
    public List<Type> parameters() {
        return parameters;
    }

    /** The type of a value. */
    public static Type of(Object value) {
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Boolean) {
            return BOOL;
        }
        if (value instanceof Long) {
            return INT;
        }
        if (value instanceof Double) {
            return DOUBLE;
        }
        if (value instanceof CelList) {
            return LIST;
        }
        if (value instanceof CelMap map) {
            return map.type();
        }
        return ofRare(value);
    }

    private static Type ofRare(Object value) {
        if (value == NullValue.NULL) {
            return NULL;
        }
        if (value instanceof CelObject object) {
            return object.type();
        }
        if (value instanceof CelOptional) {
            return OPTIONAL;
        }
        if (value instanceof UInt) {
            return UINT;
        }
        if (value instanceof Bytes) {
            return BYTES;
        }
        if (value instanceof CelDuration) {
            return DURATION;
        }
        if (value instanceof CelTimestamp) {
            return TIMESTAMP;
        }
        if (value instanceof Type) {
            return TYPE;
        }
        if (value instanceof CelError) {
            return ERROR;
        }
        throw new IllegalArgumentException("not a value: " + value.getClass().getName());
    }

    /**
     * Whether a function that declares this type takes {@code value}. Of lists and maps, as in Kubernetes, only the first
     * member is looked at.
     */
    public boolean accepts(Object value) {
        if (kind == Kind.DYN || kind == Kind.ANY || kind == Kind.PARAMETER) {
            return true;
        }
        if (!name.equals(of(value).name)) {
            return false;
        }
        if (value instanceof CelList list) {
            return list.size() == 0 || parameters.get(0).accepts(list.element(0));
        }
        if (value instanceof CelMap map && kind == Kind.MAP && map.size() != 0) {
            Object key = map.keys().iterator().next();
            return parameters.get(0).accepts(key) && parameters.get(1).accepts(map.member(key));
        }
        return true;
    }

    /** As in messages: with parameters. */
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? name
                : name
                        + "("
                        + String.join(
                                ", ", parameters.stream().map(Type::toString).toList())
                        + ")";
    }
}
