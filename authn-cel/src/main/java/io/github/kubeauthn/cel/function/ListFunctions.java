package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.INT;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.Equality;
import io.github.kubeauthn.cel.value.Ordering;
import io.github.kubeauthn.cel.value.Type;
import java.util.ArrayList;
import java.util.List;

/** Version 3 of CEL's extension for lists. */
final class ListFunctions {

    private static final long LONGEST_RANGE = 1_000_000;
    /** Longer ones cost far more than any evaluation may. */
    private static final long LONGEST_COMPARED = 10_000;

    private static final Type LIST = Type.list(Type.parameter("T"));

    private ListFunctions() {}

    static void declare(Functions functions) {
        functions.memberVariadic(
                "slice",
                "list_slice",
                LIST,
                args -> slice((CelList) args[0], (Long) args[1], (Long) args[2]),
                LIST,
                INT,
                INT);
        functions.member("flatten", "list_flatten", LIST, a -> flatten(a, 1L), Type.list(LIST));
        functions.member("flatten", "list_flatten_int", Type.LIST, ListFunctions::flatten, Type.LIST, INT);
        functions.function("flatten").unguarded();
        for (Type type : AggregateFunctions.COMPARABLE) {
            functions.member("sort", "list_" + type.name() + "_sort", Type.list(type), Type.list(type));
            functions.member(
                    "@sortByAssociatedKeys",
                    "list_" + type.name() + "_sortByAssociatedKeys",
                    LIST,
                    LIST,
                    Type.list(type));
        }
        functions.singleton("sort", a -> a instanceof CelList list ? sort(list, list) : CelError.noSuchOverload(a));
        functions.singleton(
                "@sortByAssociatedKeys",
                (a, keys) -> a instanceof CelList list ? sort(list, (CelList) keys) : CelError.noSuchOverload(a));
        functions.global("lists.range", "lists_range", Type.list(INT), n -> range((Long) n), INT);
        functions.member("reverse", "list_reverse", LIST, a -> reverse((CelList) a), LIST);
        functions.member("distinct", "list_distinct", LIST, a -> distinct((CelList) a), LIST);
    }

    private static Object slice(CelList list, long start, long end) {
        if (start < 0 || end < 0) {
            return new CelError("cannot slice(" + start + ", " + end + "), negative indexes not supported");
        }
        if (start > end) {
            return new CelError(
                    "cannot slice(" + start + ", " + end + "), start index must be less than or equal to end index");
        }
        if (list.size() < end) {
            return new CelError("cannot slice(" + start + ", " + end + "), list is length " + list.size());
        }
        List<Object> members = new ArrayList<>();
        for (long i = start; i < end; i++) {
            members.add(list.get(i));
            Work.step(members);
        }
        return CelList.of(members);
    }

    private static Object flatten(Object argument, Object depth) {
        if (!(argument instanceof CelList list) || !(depth instanceof Long levels)) {
            return CelError.noSuchOverload(argument);
        }
        if (levels < 0) {
            return new CelError("level must be non-negative");
        }
        List<Object> members = new ArrayList<>();
        flatten(list, levels, members);
        return CelList.of(members);
    }

    private static void flatten(CelList list, long levels, List<Object> members) {
        for (long i = 0, size = list.size(); i < size; i++) {
            Object member = list.element(i);
            if (levels > 0 && member instanceof CelList nested) {
                flatten(nested, levels - 1, members);
            } else {
                members.add(member);
                Work.step(members);
            }
        }
    }

    private static Object sort(CelList list, CelList keys) {
        long size = Work.visitable(list).size();
        if (size != keys.size()) {
            return new CelError(
                    "@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but"
                            + " got " + size + " and " + keys.size() + " elements respectively");
        }
        if (size == 0) {
            return list;
        }
        List<Object> sortKeys = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            sortKeys.add(keys.get(i));
        }
        if (!Ordering.isOrdered(sortKeys.get(0))) {
            return new CelError("list elements must be comparable");
        }
        Type type = Type.of(sortKeys.get(0));
        if (sortKeys.stream().anyMatch(key -> Type.of(key) != type)) {
            return new CelError("list elements must have the same type");
        }
        List<Object> sorted = new ArrayList<>(sortKeys.size());
        for (int index : MergeSort.sortedIndices(sortKeys)) {
            sorted.add(list.get(index));
        }
        return CelList.of(sorted);
    }

    private static Object range(long size) {
        if (size < 0) {
            return new CelError("lists.range: size must be non-negative, got " + size);
        }
        if (size > LONGEST_RANGE) {
            return new CelError("lists.range: size " + size + " exceeds maximum allowed (" + LONGEST_RANGE + ")");
        }
        return CelList.range(size);
    }

    private static Object reverse(CelList list) {
        List<Object> members = new ArrayList<>();
        for (long i = list.size() - 1; i >= 0; i--) {
            members.add(list.get(i));
            Work.step(members);
        }
        return CelList.of(members);
    }

    private static Object distinct(CelList list) {
        if (list.size() == 0) {
            return list;
        }
        Work.visitable(list, LONGEST_COMPARED);
        List<Object> members = new ArrayList<>();
        for (long i = 0, size = list.size(); i < size; i++) {
            Object member = list.get(i);
            if (members.stream().noneMatch(seen -> Boolean.TRUE.equals(Equality.compare(member, seen)))) {
                members.add(member);
            }
        }
        return CelList.of(members);
    }
}
