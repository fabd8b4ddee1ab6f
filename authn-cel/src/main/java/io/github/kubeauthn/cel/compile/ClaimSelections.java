package io.github.kubeauthn.cel.compile;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * Which claims an expression selects by name ({@code hasSelectExp} in {@code pkg/apis/apiserver/validation} of
 * k8s.io/apiserver). Indices do not count, and a variable of a loop that is called {@code claims} does.
 */
final class ClaimSelections {

    private static final String CLAIMS = "claims";

    private ClaimSelections() {}

    static Set<String> in(CelExpr expr) {
        Set<String> names = new HashSet<>();
        Tree.visit(expr, part -> {
            if (part.getKind() == Kind.SELECT && isClaims(part.select().operand())) {
                names.add(part.select().field());
            } else if (part.getKind() == Kind.CALL && isOptionalSelection(part.call())) {
                names.add(part.call().args().get(1).constant().stringValue());
            }
        });
        return Set.copyOf(names);
    }

    private static boolean isOptionalSelection(CelCall call) {
        return call.target().isEmpty()
                && call.function().equals("_?._")
                && call.args().size() == 2
                && isClaims(call.args().get(0));
    }

    private static boolean isClaims(CelExpr expr) {
        return expr.getKind() == Kind.IDENT && expr.ident().name().equals(CLAIMS);
    }
}
