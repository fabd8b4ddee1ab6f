package io.github.kubeauthn.cel.compile;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.List;
import java.util.Optional;

/** The macros of CEL's extensions that Kubernetes has: optionals, and sorting by a key. */
final class Macros {

    private static final String UNUSED = "#unused";
    private static final String SORTED = "@__sortBy_input__";

    private Macros() {}

    static List<CelMacro> all() {
        return ImmutableList.<CelMacro>builder()
                .add(CelMacro.newReceiverMacro("optMap", 2, Macros::optMap))
                .add(CelMacro.newReceiverMacro("optFlatMap", 2, Macros::optFlatMap))
                .add(CelMacro.newReceiverMacro("sortBy", 2, Macros::sortBy))
                .addAll(TwoVariableMacros.all())
                .build();
    }

    static CelExpr error(CelMacroExprFactory factory, CelExpr at, String message) {
        return factory.reportError(CelIssue.formatError(factory.getSourceLocation(at), message));
    }

    private static Optional<CelExpr> optMap(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        if (arguments.get(0).getKind() != Kind.IDENT) {
            return Optional.of(error(factory, arguments.get(0), "variable name must be a simple identifier"));
        }
        CelExpr mapped = bound(factory, target, arguments);
        return Optional.of(ifPresent(factory, target, factory.newGlobalCall("optional.of", mapped)));
    }

    private static Optional<CelExpr> optFlatMap(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        if (arguments.get(0).getKind() != Kind.IDENT) {
            return Optional.of(error(factory, arguments.get(0), "variable name must be a simple identifier"));
        }
        return Optional.of(ifPresent(factory, target, bound(factory, target, arguments)));
    }

    /** The second argument, where the first names the optional's value. */
    private static CelExpr bound(CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        String name = arguments.get(0).ident().name();
        CelExpr value = factory.newReceiverCall("value", factory.copy(target));
        return factory.fold(
                UNUSED,
                factory.newList(),
                name,
                value,
                factory.newBoolLiteral(false),
                factory.newIdentifier(name),
                arguments.get(1));
    }

    private static CelExpr ifPresent(CelMacroExprFactory factory, CelExpr target, CelExpr mapped) {
        return factory.newGlobalCall(
                "_?_:_", factory.newReceiverCall("hasValue", target), mapped, factory.newGlobalCall("optional.none"));
    }

    private static Optional<CelExpr> sortBy(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        Kind kind = target.getKind();
        if (kind == Kind.CONSTANT || kind == Kind.MAP || kind == Kind.STRUCT) {
            return Optional.of(error(factory, target, "sortBy can only be applied to a list"));
        }
        if (arguments.get(0).getKind() != Kind.IDENT
                || arguments.get(0).ident().name().equals("__result__")) {
            return Optional.of(error(factory, arguments.get(0), "argument is not an identifier"));
        }
        String accumulator = factory.getAccumulatorVarName();
        CelExpr keys = factory.fold(
                arguments.get(0).ident().name(),
                factory.newIdentifier(SORTED),
                accumulator,
                factory.newList(),
                factory.newBoolLiteral(true),
                factory.newGlobalCall("_+_", factory.newIdentifier(accumulator), factory.newList(arguments.get(1))),
                factory.newIdentifier(accumulator));
        return Optional.of(factory.fold(
                UNUSED,
                factory.newList(),
                SORTED,
                target,
                factory.newBoolLiteral(false),
                factory.newIdentifier(SORTED),
                factory.newReceiverCall("@sortByAssociatedKeys", factory.newIdentifier(SORTED), keys)));
    }
}
