package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.BYTES;
import static io.github.kubeauthn.cel.value.Type.DOUBLE;
import static io.github.kubeauthn.cel.value.Type.DURATION;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;
import static io.github.kubeauthn.cel.value.Type.TIMESTAMP;
import static io.github.kubeauthn.cel.value.Type.UINT;

import io.github.kubeauthn.cel.value.Arithmetic;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.Ordering;
import io.github.kubeauthn.cel.value.Sizes;
import io.github.kubeauthn.cel.value.Type;
import java.util.function.LongPredicate;

/** CEL's operators, {@code size}, and what its macros expand to. */
final class Operators {

    private static final Type A = Type.parameter("A");
    private static final Type B = Type.parameter("B");
    private static final Type LIST_OF_A = Type.list(A);
    private static final Type MAP_OF_A_B = Type.map(A, B);

    private Operators() {}

    static void declare(Functions functions) {
        declareLogic(functions);
        declareArithmetic(functions);
        declareOrder(functions, "_<_", "less", order -> order < 0);
        declareOrder(functions, "_<=_", "less_equals", order -> order <= 0);
        declareOrder(functions, "_>_", "greater", order -> order > 0);
        declareOrder(functions, "_>=_", "greater_equals", order -> order >= 0);
        declareCollections(functions);
    }

    private static void declareLogic(Functions functions) {
        functions.global("_?_:_", "conditional", A, BOOL, A, A);
        functions.global("_&&_", "logical_and", BOOL, BOOL, BOOL);
        functions.global("_||_", "logical_or", BOOL, BOOL, BOOL);
        functions.global("!_", "logical_not", BOOL, BOOL);
        functions.singleton("!_", a -> a instanceof Boolean truth ? !truth : CelError.noSuchOverload(a));
        functions.global("@not_strictly_false", "not_strictly_false", BOOL, BOOL);
        functions.singleton("@not_strictly_false", a -> a instanceof Boolean ? a : true);
        functions.global("_==_", "equals", BOOL, A, A);
        functions.global("_!=_", "not_equals", BOOL, A, A);
    }

    private static void declareArithmetic(Functions functions) {
        functions.global("_+_", "add_bytes", BYTES, BYTES, BYTES);
        functions.global("_+_", "add_double", DOUBLE, DOUBLE, DOUBLE);
        functions.global("_+_", "add_duration_duration", DURATION, DURATION, DURATION);
        functions.global("_+_", "add_duration_timestamp", TIMESTAMP, DURATION, TIMESTAMP);
        functions.global("_+_", "add_timestamp_duration", TIMESTAMP, TIMESTAMP, DURATION);
        functions.global("_+_", "add_int64", INT, INT, INT);
        functions.global("_+_", "add_list", LIST_OF_A, LIST_OF_A, LIST_OF_A);
        functions.global("_+_", "add_string", STRING, STRING, STRING);
        functions.global("_+_", "add_uint64", UINT, UINT, UINT);
        functions.singleton("_+_", Arithmetic::add);
        functions.global("_-_", "subtract_double", DOUBLE, DOUBLE, DOUBLE);
        functions.global("_-_", "subtract_duration_duration", DURATION, DURATION, DURATION);
        functions.global("_-_", "subtract_int64", INT, INT, INT);
        functions.global("_-_", "subtract_timestamp_duration", TIMESTAMP, TIMESTAMP, DURATION);
        functions.global("_-_", "subtract_timestamp_timestamp", DURATION, TIMESTAMP, TIMESTAMP);
        functions.global("_-_", "subtract_uint64", UINT, UINT, UINT);
        functions.singleton("_-_", Arithmetic::subtract);
        functions.global("_*_", "multiply_double", DOUBLE, DOUBLE, DOUBLE);
        functions.global("_*_", "multiply_int64", INT, INT, INT);
        functions.global("_*_", "multiply_uint64", UINT, UINT, UINT);
        functions.singleton("_*_", Arithmetic::multiply);
        functions.global("_/_", "divide_double", DOUBLE, DOUBLE, DOUBLE);
        functions.global("_/_", "divide_int64", INT, INT, INT);
        functions.global("_/_", "divide_uint64", UINT, UINT, UINT);
        functions.singleton("_/_", Arithmetic::divide);
        functions.global("_%_", "modulo_int64", INT, INT, INT);
        functions.global("_%_", "modulo_uint64", UINT, UINT, UINT);
        functions.singleton("_%_", Arithmetic::modulo);
        functions.global("-_", "negate_double", DOUBLE, DOUBLE);
        functions.global("-_", "negate_int64", INT, INT);
        functions.singleton("-_", Arithmetic::negate);
    }

    private static void declareOrder(Functions functions, String name, String id, LongPredicate holds) {
        functions.global(name, id + "_bool", BOOL, BOOL, BOOL);
        functions.global(name, id + "_int64", BOOL, INT, INT);
        functions.global(name, id + "_int64_double", BOOL, INT, DOUBLE);
        functions.global(name, id + "_int64_uint64", BOOL, INT, UINT);
        functions.global(name, id + "_uint64", BOOL, UINT, UINT);
        functions.global(name, id + "_uint64_double", BOOL, UINT, DOUBLE);
        functions.global(name, id + "_uint64_int64", BOOL, UINT, INT);
        functions.global(name, id + "_double", BOOL, DOUBLE, DOUBLE);
        functions.global(name, id + "_double_int64", BOOL, DOUBLE, INT);
        functions.global(name, id + "_double_uint64", BOOL, DOUBLE, UINT);
        functions.global(name, id + "_string", BOOL, STRING, STRING);
        functions.global(name, id + "_bytes", BOOL, BYTES, BYTES);
        functions.global(name, id + "_timestamp", BOOL, TIMESTAMP, TIMESTAMP);
        functions.global(name, id + "_duration", BOOL, DURATION, DURATION);
        functions.singleton(name, (a, b) -> {
            Object order = Ordering.compare(a, b);
            return order instanceof Long sign ? holds.test(sign) : order;
        });
    }

    private static void declareCollections(Functions functions) {
        functions.global("_[_]", "index_list", A, LIST_OF_A, INT);
        functions.global("_[_]", "index_map", B, MAP_OF_A_B, A);
        functions.global("@in", "in_list", BOOL, A, LIST_OF_A);
        functions.global("@in", "in_map", BOOL, A, MAP_OF_A_B);
        functions.singleton("@in", Operators::in);
        functions.global("size", "size_bytes", INT, BYTES);
        functions.member("size", "bytes_size", INT, BYTES);
        functions.global("size", "size_list", INT, LIST_OF_A);
        functions.member("size", "list_size", INT, LIST_OF_A);
        functions.global("size", "size_map", INT, MAP_OF_A_B);
        functions.member("size", "map_size", INT, MAP_OF_A_B);
        functions.global("size", "size_string", INT, STRING);
        functions.member("size", "string_size", INT, STRING);
        functions.singleton("size", Sizes::size);
    }

    private static Object in(Object value, Object container) {
        if (container instanceof CelList list) {
            return list.contains(value);
        }
        return container instanceof CelMap map && map.isMap()
                ? map.contains(value)
                : CelError.noSuchOverload(container);
    }
}
