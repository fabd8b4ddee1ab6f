package io.github.kubeauthn.cel.compile;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.types.TypeType;
import io.github.kubeauthn.cel.function.Function;
import io.github.kubeauthn.cel.function.Overload;
import io.github.kubeauthn.cel.value.Type;
import java.util.List;

/** Declarations in cel-java's terms. */
final class Translation {

    private Translation() {}

    static CelFunctionDecl of(Function function) {
        return CelFunctionDecl.newFunctionDeclaration(
                function.name(),
                function.overloads().stream().map(Translation::of).toList());
    }

    private static CelOverloadDecl of(Overload overload) {
        CelType result = of(overload.result());
        List<CelType> parameters =
                overload.parameters().stream().map(Translation::of).toList();
        return overload.isMember()
                ? CelOverloadDecl.newMemberOverload(overload.id(), result, parameters)
                : CelOverloadDecl.newGlobalOverload(overload.id(), result, parameters);
    }

    static CelType of(Type type) {
        return switch (type.kind()) {
            case ANY -> SimpleType.ANY;
            case BOOL -> SimpleType.BOOL;
            case BYTES -> SimpleType.BYTES;
            case DOUBLE -> SimpleType.DOUBLE;
            case DURATION -> SimpleType.DURATION;
            case DYN -> SimpleType.DYN;
            case ERROR -> SimpleType.ERROR;
            case INT -> SimpleType.INT;
            case NULL -> SimpleType.NULL_TYPE;
            case STRING -> SimpleType.STRING;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case UINT -> SimpleType.UINT;
            case LIST -> ListType.create(parameter(type, 0));
            case MAP -> MapType.create(parameter(type, 0), parameter(type, 1));
            case OPAQUE -> opaque(type);
            case STRUCT -> StructTypeReference.create(type.name());
            case TYPE ->
                type.parameters().isEmpty() ? TypeType.create(SimpleType.DYN) : TypeType.create(parameter(type, 0));
            case PARAMETER -> TypeParamType.create(type.name());
        };
    }

    private static CelType opaque(Type type) {
        if (type.name().equals(Type.OPTIONAL.name())) {
            return OptionalType.create(parameter(type, 0));
        }
        return OpaqueType.create(
                type.name(), type.parameters().stream().map(Translation::of).toArray(CelType[]::new));
    }

    private static CelType parameter(Type type, int index) {
        return of(type.parameters().get(index));
    }
}
