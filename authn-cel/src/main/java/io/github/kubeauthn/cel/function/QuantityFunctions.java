package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.DOUBLE;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.cel.object.Quantity;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Type;

/** Kubernetes' functions of quantities ({@code pkg/cel/library/quantity.go} of k8s.io/apiserver). */
final class QuantityFunctions {

    private static final Type QUANTITY = Quantity.TYPE;

    private QuantityFunctions() {}

    static void declare(Functions functions) {
        functions.global("quantity", "string_to_quantity", QUANTITY, a -> parse((String) a), STRING);
        functions.global("isQuantity", "is_quantity_string", BOOL, a -> Quantity.parse((String) a) != null, STRING);
        functions.global("sign", "quantity_sign", INT, a -> ((Quantity) a).sign(), QUANTITY);
        functions.member(
                "isGreaterThan", "quantity_is_greater_than", BOOL, (a, b) -> compare(a, b) > 0, QUANTITY, QUANTITY);
        functions.member("isLessThan", "quantity_is_less_than", BOOL, (a, b) -> compare(a, b) < 0, QUANTITY, QUANTITY);
        functions.member("compareTo", "quantity_compare_to", INT, QuantityFunctions::compare, QUANTITY, QUANTITY);
        functions.member(
                "asApproximateFloat", "quantity_get_float", DOUBLE, a -> ((Quantity) a).approximate(), QUANTITY);
        functions.member("asInteger", "quantity_get_int", INT, a -> asInteger((Quantity) a), QUANTITY);
        functions.member("isInteger", "quantity_is_integer", BOOL, a -> ((Quantity) a).asInteger() != null, QUANTITY);
        functions.member(
                "add", "quantity_add", QUANTITY, (a, b) -> ((Quantity) a).plus((Quantity) b), QUANTITY, QUANTITY);
        functions.member(
                "add",
                "quantity_add_int",
                QUANTITY,
                (a, b) -> ((Quantity) a).plus(Quantity.of((Long) b)),
                QUANTITY,
                INT);
        functions.member(
                "sub", "quantity_sub", QUANTITY, (a, b) -> ((Quantity) a).minus((Quantity) b), QUANTITY, QUANTITY);
        functions.member(
                "sub",
                "quantity_sub_int",
                QUANTITY,
                (a, b) -> ((Quantity) a).minus(Quantity.of((Long) b)),
                QUANTITY,
                INT);
    }

    private static Object parse(String text) {
        Quantity quantity = Quantity.parse(text);
        return quantity == null ? new CelError("unable to parse quantity's suffix") : quantity;
    }

    private static long compare(Object a, Object b) {
        return ((Quantity) a).compareTo((Quantity) b);
    }

    private static Object asInteger(Quantity quantity) {
        Long integer = quantity.asInteger();
        return integer == null ? new CelError("cannot convert value to integer") : integer;
    }
}
