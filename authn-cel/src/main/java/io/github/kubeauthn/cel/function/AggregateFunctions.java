package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.DYN;
import static io.github.kubeauthn.cel.value.Type.INT;

import io.github.kubeauthn.cel.value.Arithmetic;
import io.github.kubeauthn.cel.value.CelDuration;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.Equality;
import io.github.kubeauthn.cel.value.Ordering;
import io.github.kubeauthn.cel.value.Type;
import io.github.kubeauthn.cel.value.UInt;
import java.util.List;

/** Kubernetes' own functions of lists ({@code pkg/cel/library/lists.go} of k8s.io/apiserver). */
final class AggregateFunctions {

    /** The types whose values have an order. */
    static final List<Type> COMPARABLE = List.of(
            Type.INT, Type.UINT, Type.DOUBLE, Type.BOOL, Type.DURATION, Type.TIMESTAMP, Type.STRING, Type.BYTES);

    private static final Type A = Type.parameter("A");

    private AggregateFunctions() {}

    static void declare(Functions functions) {
        for (Type type : COMPARABLE) {
            Type list = Type.list(type);
            String prefix = "list_" + type.name() + "_";
            functions.member("isSorted", prefix + "is_sorted_bool", BOOL, AggregateFunctions::isSorted, list);
            functions.member("max", prefix + "max", type, a -> extreme("max", a, -1), list);
            functions.member("min", prefix + "min", type, a -> extreme("min", a, 1), list);
        }
        sum(functions, Type.INT, 0L);
        sum(functions, Type.UINT, new UInt(0));
        sum(functions, Type.DOUBLE, 0.0);
        sum(functions, Type.DURATION, new CelDuration(0));
        functions.member("indexOf", "list_a_index_of_int", INT, AggregateFunctions::indexOf, Type.list(A), A);
        functions.member(
                "lastIndexOf", "list_a_last_index_of_int", INT, AggregateFunctions::lastIndexOf, Type.list(A), A);
        functions.member("includes", "list_includes_dyn_dyn", BOOL, AggregateFunctions::includes, DYN, DYN);
    }

    private static void sum(Functions functions, Type type, Object zero) {
        functions.member("sum", "list_" + type.name() + "_sum", type, a -> sum(a, zero), Type.list(type));
    }

    private static Object isSorted(Object argument) {
        CelList list = Work.visitable((CelList) argument);
        Object previous = null;
        for (long i = 0, size = list.size(); i < size; i++) {
            Object next = list.element(i);
            if (!Ordering.isOrdered(next)) {
                return CelError.noSuchOverload(next);
            }
            if (previous != null && Ordering.compare(previous, next) instanceof Long order && order > 0) {
                return false;
            }
            previous = next;
        }
        return true;
    }

    private static Object sum(Object argument, Object zero) {
        CelList list = Work.visitable((CelList) argument);
        Object sum = zero;
        for (long i = 0, size = list.size(); i < size && !(sum instanceof CelError); i++) {
            Object next = list.element(i);
            sum = Arithmetic.canAdd(next) ? Arithmetic.add(sum, next) : CelError.noSuchOverload(next);
        }
        return sum;
    }

    /** The least member, or the greatest: one that compares to the next with {@code worse} gives way to it. */
    private static Object extreme(String name, Object argument, long worse) {
        CelList list = Work.visitable((CelList) argument);
        Object best = null;
        for (long i = 0, size = list.size(); i < size; i++) {
            Object next = list.element(i);
            if (!Ordering.isOrdered(next)) {
                return CelError.noSuchOverload(next);
            }
            if (best == null || (Ordering.compare(best, next) instanceof Long order && order == worse)) {
                best = next;
            }
        }
        return best == null ? new CelError(name + " called on empty list") : best;
    }

    private static Object indexOf(Object argument, Object item) {
        CelList list = Work.visitable((CelList) argument);
        for (long i = 0, size = list.size(); i < size; i++) {
            if (Boolean.TRUE.equals(Equality.compare(list.get(i), item))) {
                return i;
            }
        }
        return -1L;
    }

    private static Object lastIndexOf(Object argument, Object item) {
        CelList list = Work.visitable((CelList) argument);
        for (long i = list.size() - 1; i >= 0; i--) {
            if (Boolean.TRUE.equals(Equality.compare(list.get(i), item))) {
                return i;
            }
        }
        return -1L;
    }

    private static Object includes(Object target, Object item) {
        if (!(target instanceof CelList list)) {
            return Boolean.TRUE.equals(Equality.compare(target, item));
        }
        for (long i = 0, size = Work.visitable(list).size(); i < size; i++) {
            if (Boolean.TRUE.equals(Equality.compare(list.element(i), item))) {
                return true;
            }
        }
        return false;
    }
}
