package io.github.kubeauthn.cel.function;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.Type;

/** What {@code transformMap} and {@code transformMapEntry} expand to. */
final class MapFunctions {

    private static final Type K = Type.parameter("K");
    private static final Type V = Type.parameter("V");
    private static final Type MAP_K_V = Type.map(K, V);

    private MapFunctions() {}

    static void declare(Functions functions) {
        functions.globalVariadic(
                "cel.@mapInsert",
                "@mapInsert_map_key_value",
                MAP_K_V,
                args -> CelMap.insert((CelMap) args[0], args[1], args[2]),
                MAP_K_V,
                K,
                V);
        functions.global(
                "cel.@mapInsert",
                "@mapInsert_map_map",
                MAP_K_V,
                (target, update) -> insertAll((CelMap) target, (CelMap) update),
                MAP_K_V,
                MAP_K_V);
    }

    private static Object insertAll(CelMap target, CelMap update) {
        Object result = target;
        for (Object key : update.keys()) {
            result = CelMap.insert((CelMap) result, key, update.member(key));
            if (result instanceof CelError) {
                return result;
            }
        }
        return result;
    }
}
