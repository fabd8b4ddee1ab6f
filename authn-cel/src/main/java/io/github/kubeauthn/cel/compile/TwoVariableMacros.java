package io.github.kubeauthn.cel.compile;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The macros of CEL's extension for comprehensions over two variables: index and member, or key and value. */
final class TwoVariableMacros {

    private TwoVariableMacros() {}

    static List<CelMacro> all() {
        return List.of(
                macro("all", 3, TwoVariableMacros::all),
                macro("exists", 3, TwoVariableMacros::exists),
                macro("existsOne", 3, TwoVariableMacros::existsOne),
                macro("exists_one", 3, TwoVariableMacros::existsOne),
                macro("transformList", 3, TwoVariableMacros::transformList),
                macro("transformList", 4, TwoVariableMacros::transformList),
                macro("transformMap", 3, TwoVariableMacros::transformMap),
                macro("transformMap", 4, TwoVariableMacros::transformMap),
                macro("transformMapEntry", 3, TwoVariableMacros::transformMapEntry),
                macro("transformMapEntry", 4, TwoVariableMacros::transformMapEntry));
    }

    /** What a macro makes of its arguments. */
    @Immutable
    private interface Expansion {
        CelExpr of(Loop loop);
    }

    private static CelMacro macro(String name, int arguments, Expansion expansion) {
        return CelMacro.newReceiverMacro(name, arguments, (factory, target, args) -> {
            CelExpr fault = fault(factory, args);
            return Optional.of(fault != null ? fault : expansion.of(new Loop(factory, target, args)));
        });
    }

    private static @Nullable CelExpr fault(CelMacroExprFactory factory, ImmutableList<CelExpr> arguments) {
        for (CelExpr argument : arguments.subList(0, 2)) {
            if (argument.getKind() != Kind.IDENT) {
                return Macros.error(factory, argument, "argument must be a simple name");
            }
            if (argument.ident().name().equals("__result__")) {
                return Macros.error(factory, argument, "iteration variable overwrites accumulator variable");
            }
        }
        return arguments.get(0).ident().name().equals(arguments.get(1).ident().name())
                ? Macros.error(factory, arguments.get(1), "duplicate variable name")
                : null;
    }

    /** A loop under construction. */
    private record Loop(CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {

        CelExpr accumulator() {
            return factory.newIdentifier(factory.getAccumulatorVarName());
        }

        CelExpr last() {
            return arguments.get(arguments.size() - 1);
        }

        CelExpr call(String function, CelExpr... args) {
            return factory.newGlobalCall(function, args);
        }

        /** {@code step} where the filter holds, if there is one. */
        CelExpr filtered(CelExpr step) {
            return arguments.size() == 4 ? call("_?_:_", arguments.get(2), step, accumulator()) : step;
        }

        CelExpr fold(CelExpr initial, CelExpr condition, CelExpr step, CelExpr result) {
            return factory.fold(
                    arguments.get(0).ident().name(),
                    arguments.get(1).ident().name(),
                    target,
                    factory.getAccumulatorVarName(),
                    initial,
                    condition,
                    step,
                    result);
        }
    }

    private static CelExpr all(Loop loop) {
        return loop.fold(
                loop.factory().newBoolLiteral(true),
                loop.call("@not_strictly_false", loop.accumulator()),
                loop.call("_&&_", loop.accumulator(), loop.last()),
                loop.accumulator());
    }

    private static CelExpr exists(Loop loop) {
        return loop.fold(
                loop.factory().newBoolLiteral(false),
                loop.call("@not_strictly_false", loop.call("!_", loop.accumulator())),
                loop.call("_||_", loop.accumulator(), loop.last()),
                loop.accumulator());
    }

    private static CelExpr existsOne(Loop loop) {
        CelMacroExprFactory factory = loop.factory();
        CelExpr next = loop.call("_+_", loop.accumulator(), factory.newIntLiteral(1));
        return loop.fold(
                factory.newIntLiteral(0),
                factory.newBoolLiteral(true),
                loop.call("_?_:_", loop.last(), next, loop.accumulator()),
                loop.call("_==_", loop.accumulator(), factory.newIntLiteral(1)));
    }

    private static CelExpr transformList(Loop loop) {
        CelMacroExprFactory factory = loop.factory();
        CelExpr step = loop.call("_+_", loop.accumulator(), factory.newList(loop.last()));
        return loop.fold(factory.newList(), factory.newBoolLiteral(true), loop.filtered(step), loop.accumulator());
    }

    private static CelExpr transformMap(Loop loop) {
        CelMacroExprFactory factory = loop.factory();
        CelExpr key = factory.newIdentifier(loop.arguments().get(0).ident().name());
        CelExpr step = loop.call("cel.@mapInsert", loop.accumulator(), key, loop.last());
        return loop.fold(factory.newMap(), factory.newBoolLiteral(true), loop.filtered(step), loop.accumulator());
    }

    private static CelExpr transformMapEntry(Loop loop) {
        CelMacroExprFactory factory = loop.factory();
        CelExpr step = loop.call("cel.@mapInsert", loop.accumulator(), loop.last());
        return loop.fold(factory.newMap(), factory.newBoolLiteral(true), loop.filtered(step), loop.accumulator());
    }
}
