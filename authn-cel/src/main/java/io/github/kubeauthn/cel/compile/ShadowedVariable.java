package io.github.kubeauthn.cel.compile;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableComprehension;
import java.util.HashSet;
import java.util.Set;

/**
 * A leading dot reaches past the variables of loops: in {@code [1].map(claims, .claims.sub)} it says the claims of the token.
 * cel-java's checker takes the type of the loop's variable there, so such a name becomes an alias that no expression can
 * write, and that is declared for what there is outside of all loops.
 */
final class ShadowedVariable {

    private boolean renamed;

    private ShadowedVariable() {}

    /** The name that stands for one outside of all loops where a loop has a variable that is called the same. */
    static String alias(String variable) {
        return "@" + variable;
    }

    /** An expression that is parsed but not checked, with aliases where they are needed. */
    static CelAbstractSyntaxTree renamed(CelAbstractSyntaxTree parsed) {
        ShadowedVariable shadowed = new ShadowedVariable();
        CelMutableAst ast = CelMutableAst.fromCelAst(parsed);
        shadowed.rename(ast.expr(), Set.of());
        return shadowed.renamed ? ast.toParsedAst() : parsed;
    }

    private void rename(CelMutableExpr expr, Set<String> loopVariables) {
        switch (expr.getKind()) {
            case IDENT -> renameIdentifier(expr, loopVariables);
            case SELECT -> rename(expr.select().operand(), loopVariables);
            case CALL -> {
                expr.call().target().ifPresent(target -> rename(target, loopVariables));
                expr.call().args().forEach(argument -> rename(argument, loopVariables));
            }
            case LIST -> expr.list().elements().forEach(element -> rename(element, loopVariables));
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    rename(entry.key(), loopVariables);
                    rename(entry.value(), loopVariables);
                });
            case STRUCT -> expr.struct().entries().forEach(entry -> rename(entry.value(), loopVariables));
            case COMPREHENSION -> renameIn(expr.comprehension(), loopVariables);
            default -> {}
        }
    }

    private void renameIdentifier(CelMutableExpr expr, Set<String> loopVariables) {
        String name = expr.ident().name();
        if (name.startsWith(".") && loopVariables.contains(name.substring(1))) {
            expr.ident().setName(alias(name.substring(1)));
            renamed = true;
        }
    }

    private void renameIn(CelMutableComprehension loop, Set<String> outside) {
        rename(loop.iterRange(), outside);
        rename(loop.accuInit(), outside);
        Set<String> behind = new HashSet<>(outside);
        behind.add(loop.accuVar());
        Set<String> inside = new HashSet<>(behind);
        inside.add(loop.iterVar());
        inside.add(loop.iterVar2());
        rename(loop.loopCondition(), inside);
        rename(loop.loopStep(), inside);
        rename(loop.result(), behind);
    }
}
