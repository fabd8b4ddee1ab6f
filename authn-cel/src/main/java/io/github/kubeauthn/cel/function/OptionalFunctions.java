package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.DYN;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CelOptional;
import io.github.kubeauthn.cel.value.Sizes;
import io.github.kubeauthn.cel.value.Type;
import java.util.ArrayList;
import java.util.List;

/** CEL's optional values. */
final class OptionalFunctions {

    private static final Type K = Type.parameter("K");
    private static final Type V = Type.parameter("V");
    private static final Type OPTIONAL_V = Type.optional(V);
    private static final Type LIST_V = Type.list(V);
    private static final Type MAP_K_V = Type.map(K, V);

    private OptionalFunctions() {}

    static void declare(Functions functions) {
        functions.global("optional.of", "optional_of", OPTIONAL_V, CelOptional::of, V);
        functions.global(
                "optional.ofNonZeroValue",
                "optional_ofNonZeroValue",
                OPTIONAL_V,
                a -> Sizes.isZero(a) ? CelOptional.none() : CelOptional.of(a),
                V);
        functions.globalVariadic("optional.none", "optional_none", OPTIONAL_V, args -> CelOptional.none());
        functions.member("value", "optional_value", V, a -> ((CelOptional) a).value(), OPTIONAL_V);
        functions.member("hasValue", "optional_hasValue", BOOL, a -> ((CelOptional) a).hasValue(), OPTIONAL_V);
        functions.member("or", "optional_or_optional", OPTIONAL_V, OPTIONAL_V, OPTIONAL_V);
        functions.member("orValue", "optional_orValue_value", V, OPTIONAL_V, V);
        functions.global("_?._", "select_optional_field", OPTIONAL_V, DYN, STRING);
        functions.global("_[?_]", "list_optindex_optional_int", OPTIONAL_V, LIST_V, INT);
        functions.global("_[?_]", "optional_list_optindex_optional_int", OPTIONAL_V, Type.optional(LIST_V), INT);
        functions.global("_[?_]", "map_optindex_optional_value", OPTIONAL_V, MAP_K_V, K);
        functions.global("_[?_]", "optional_map_optindex_optional_value", OPTIONAL_V, Type.optional(MAP_K_V), K);
        functions.global("_[_]", "optional_list_index_int", OPTIONAL_V, Type.optional(LIST_V), INT);
        functions.global("_[_]", "optional_map_index_value", OPTIONAL_V, Type.optional(MAP_K_V), K);
        functions.member("first", "list_first", OPTIONAL_V, a -> at((CelList) a, 0), LIST_V);
        functions.member("last", "list_last", OPTIONAL_V, a -> at((CelList) a, ((CelList) a).size() - 1), LIST_V);
        functions.global(
                "optional.unwrap", "optional_unwrap", LIST_V, OptionalFunctions::unwrap, Type.list(OPTIONAL_V));
        functions.member("unwrapOpt", "optional_unwrapOpt", LIST_V, OptionalFunctions::unwrap, Type.list(OPTIONAL_V));
    }

    private static CelOptional at(CelList list, long index) {
        return list.size() == 0 ? CelOptional.none() : CelOptional.of(list.get(index));
    }

    private static Object unwrap(Object argument) {
        CelList list = (CelList) argument;
        List<Object> values = new ArrayList<>();
        for (long i = 0, size = list.size(); i < size; i++) {
            if (!(list.element(i) instanceof CelOptional optional)) {
                return new CelError("a value is not optional");
            }
            if (optional.hasValue()) {
                values.add(optional.value());
            }
            Work.step(values);
        }
        return CelList.of(values);
    }
}
