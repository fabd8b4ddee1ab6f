package io.github.kubeauthn.cel.compile;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks over expressions. */
final class Tree {

    private Tree() {}

    /** The parts of an expression. */
    static List<CelExpr> children(CelExpr expr) {
        List<CelExpr> children = new ArrayList<>();
        switch (expr.getKind()) {
            case SELECT -> children.add(expr.select().operand());
            case CALL -> {
                expr.call().target().ifPresent(children::add);
                children.addAll(expr.call().args());
            }
            case LIST -> children.addAll(expr.list().elements());
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    children.add(entry.key());
                    children.add(entry.value());
                });
            case STRUCT -> expr.struct().entries().forEach(entry -> children.add(entry.value()));
            case COMPREHENSION -> {
                children.add(expr.comprehension().iterRange());
                children.add(expr.comprehension().accuInit());
                children.add(expr.comprehension().loopCondition());
                children.add(expr.comprehension().loopStep());
                children.add(expr.comprehension().result());
            }
            default -> {}
        }
        return children;
    }

    /** Shows an expression and everything in it. */
    static void visit(CelExpr expr, Consumer<CelExpr> visitor) {
        visitor.accept(expr);
        children(expr).forEach(child -> visit(child, visitor));
    }
}
