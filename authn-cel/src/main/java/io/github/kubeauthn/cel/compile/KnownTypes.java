package io.github.kubeauthn.cel.compile;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import io.github.kubeauthn.cel.object.Cidr;
import io.github.kubeauthn.cel.object.IpAddress;
import io.github.kubeauthn.cel.value.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that an expression may name. */
final class KnownTypes implements CelTypeProvider {

    /** Those that are values as well. */
    static final Map<String, Type> VALUES = byName(List.of(
            Type.BOOL,
            Type.BYTES,
            Type.DOUBLE,
            Type.DURATION,
            Type.INT,
            Type.LIST,
            Type.MAP,
            Type.NULL,
            Type.OPTIONAL,
            Type.STRING,
            Type.TIMESTAMP,
            Type.TYPE,
            Type.UINT,
            IpAddress.TYPE,
            Cidr.TYPE));

    private final ImmutableMap<String, CelType> types;

    private KnownTypes(ImmutableMap<String, CelType> types) {
        this.types = types;
    }

    private static Map<String, Type> byName(List<Type> types) {
        Map<String, Type> byName = new HashMap<>();
        types.forEach(type -> byName.put(type.name(), type));
        return Map.copyOf(byName);
    }

    /** The types of the base environment, and a type with fields. */
    static KnownTypes with(Type struct, Map<String, Type> fields) {
        ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
        VALUES.forEach((name, type) -> types.put(name, Translation.of(type)));
        // Kubernetes knows these two by short names, but only to the checker: nothing that names them can be evaluated.
        types.put("duration", Translation.of(Type.DURATION));
        types.put("timestamp", Translation.of(Type.TIMESTAMP));
        if (!fields.isEmpty()) {
            types.put(struct.name(), struct(struct.name(), fields));
        }
        return new KnownTypes(types.buildOrThrow());
    }

    private static StructType struct(String name, Map<String, Type> fields) {
        ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
        fields.forEach((field, type) -> builder.put(field, Translation.of(type)));
        ImmutableMap<String, CelType> types = builder.buildOrThrow();
        return StructType.create(
                name, ImmutableSet.copyOf(types.keySet()), field -> Optional.ofNullable(types.get(field)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return types.values();
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(types.get(typeName));
    }
}
