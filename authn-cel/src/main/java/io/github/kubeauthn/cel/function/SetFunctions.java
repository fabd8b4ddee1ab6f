package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;

import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.Type;

/** CEL's extension for lists as sets. */
final class SetFunctions {

    private static final Type LIST = Type.list(Type.parameter("T"));

    private SetFunctions() {}

    static void declare(Functions functions) {
        functions.global("sets.contains", "list_sets_contains_list", BOOL, SetFunctions::contains, LIST, LIST);
        functions.global(
                "sets.equivalent",
                "list_sets_equivalent_list",
                BOOL,
                (a, b) -> contains(a, b) && contains(b, a),
                LIST,
                LIST);
        functions.global("sets.intersects", "list_sets_intersects_list", BOOL, SetFunctions::intersects, LIST, LIST);
    }

    private static boolean contains(Object list, Object sublist) {
        CelList all = Work.visitable((CelList) list);
        CelList some = Work.visitable((CelList) sublist);
        for (long i = 0, size = some.size(); i < size; i++) {
            if (!all.contains(some.element(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean intersects(Object first, Object second) {
        CelList all = Work.visitable((CelList) first);
        CelList others = Work.visitable((CelList) second);
        for (long i = 0, size = all.size(); i < size; i++) {
            if (others.contains(all.element(i))) {
                return true;
            }
        }
        return false;
    }
}
