package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.BYTES;
import static io.github.kubeauthn.cel.value.Type.DOUBLE;
import static io.github.kubeauthn.cel.value.Type.DURATION;
import static io.github.kubeauthn.cel.value.Type.DYN;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;
import static io.github.kubeauthn.cel.value.Type.TIMESTAMP;
import static io.github.kubeauthn.cel.value.Type.UINT;

import io.github.kubeauthn.cel.value.Conversion;
import io.github.kubeauthn.cel.value.Type;
import java.util.Set;

/** CEL's functions that make a value of another type. */
public final class Conversions {

    private static final Set<String> NAMES =
            Set.of("bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint");
    private static final Type A = Type.parameter("A");

    private Conversions() {}

    /** Whether a function is one of them: with a constant argument, its result is one. */
    public static boolean isConversion(String function) {
        return NAMES.contains(function);
    }

    static void declare(Functions functions) {
        functions.global("type", "type", Type.typeOf(A), A);
        functions.singleton("type", Type::of);
        functions.global("dyn", "to_dyn", DYN, A);
        functions.singleton("dyn", a -> a);
        functions.global("bool", "bool_to_bool", BOOL, a -> a, BOOL);
        functions.global("bool", "string_to_bool", BOOL, Conversion::toBool, STRING);
        functions.global("bytes", "bytes_to_bytes", BYTES, a -> a, BYTES);
        functions.global("bytes", "string_to_bytes", BYTES, Conversion::toBytes, STRING);
        functions.global("double", "double_to_double", DOUBLE, a -> a, DOUBLE);
        functions.global("double", "int64_to_double", DOUBLE, Conversion::toDouble, INT);
        functions.global("double", "string_to_double", DOUBLE, Conversion::toDouble, STRING);
        functions.global("double", "uint64_to_double", DOUBLE, Conversion::toDouble, UINT);
        functions.global("duration", "duration_to_duration", DURATION, a -> a, DURATION);
        functions.global("duration", "string_to_duration", DURATION, Conversion::toDuration, STRING);
        functions.global("int", "int64_to_int64", INT, a -> a, INT);
        functions.global("int", "double_to_int64", INT, Conversion::toInt, DOUBLE);
        functions.global("int", "duration_to_int64", INT, Conversion::toInt, DURATION);
        functions.global("int", "string_to_int64", INT, Conversion::toInt, STRING);
        functions.global("int", "timestamp_to_int64", INT, Conversion::toInt, TIMESTAMP);
        functions.global("int", "uint64_to_int64", INT, Conversion::toInt, UINT);
        functions.global("string", "string_to_string", STRING, a -> a, STRING);
        functions.global("string", "bool_to_string", STRING, Conversion::toText, BOOL);
        functions.global("string", "bytes_to_string", STRING, Conversion::toText, BYTES);
        functions.global("string", "double_to_string", STRING, Conversion::toText, DOUBLE);
        functions.global("string", "duration_to_string", STRING, Conversion::toText, DURATION);
        functions.global("string", "int64_to_string", STRING, Conversion::toText, INT);
        functions.global("string", "timestamp_to_string", STRING, Conversion::toText, TIMESTAMP);
        functions.global("string", "uint64_to_string", STRING, Conversion::toText, UINT);
        functions.global("timestamp", "timestamp_to_timestamp", TIMESTAMP, a -> a, TIMESTAMP);
        functions.global("timestamp", "int64_to_timestamp", TIMESTAMP, Conversion::toTimestamp, INT);
        functions.global("timestamp", "string_to_timestamp", TIMESTAMP, Conversion::toTimestamp, STRING);
        functions.global("uint", "uint64_to_uint64", UINT, a -> a, UINT);
        functions.global("uint", "double_to_uint64", UINT, Conversion::toUint, DOUBLE);
        functions.global("uint", "int64_to_uint64", UINT, Conversion::toUint, INT);
        functions.global("uint", "string_to_uint64", UINT, Conversion::toUint, STRING);
    }
}
