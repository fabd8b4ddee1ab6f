package io.github.kubeauthn.cel.compile;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import io.github.kubeauthn.cel.function.FormatDirectives;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks {@code 'format'.format([…])} where both are literals. */
final class FormatRules implements FormatDirectives.Reader {

    private static final Set<CelKind> INTEGERS = EnumSet.of(CelKind.INT, CelKind.UINT);
    private static final Set<CelKind> DECIMALS = EnumSet.of(CelKind.DOUBLE, CelKind.STRING);
    private static final Set<CelKind> HEX = EnumSet.of(CelKind.INT, CelKind.UINT, CelKind.STRING, CelKind.BYTES);
    private static final Set<CelKind> BINARY = EnumSet.of(CelKind.INT, CelKind.UINT, CelKind.BOOL);
    private static final Set<CelKind> WRITABLE = EnumSet.of(
            CelKind.LIST,
            CelKind.MAP,
            CelKind.INT,
            CelKind.UINT,
            CelKind.DOUBLE,
            CelKind.BOOL,
            CelKind.STRING,
            CelKind.TIMESTAMP,
            CelKind.BYTES,
            CelKind.DURATION,
            CelKind.TYPE,
            CelKind.NULL_TYPE);

    private static final Map<Character, Set<CelKind>> KINDS =
            Map.of('d', INTEGERS, 'o', INTEGERS, 'f', DECIMALS, 'e', DECIMALS, 'b', BINARY, 'x', HEX, 'X', HEX);

    private final CelAbstractSyntaxTree ast;
    private final List<CelExpr> arguments;
    private int used;

    private FormatRules(CelAbstractSyntaxTree ast, List<CelExpr> arguments) {
        this.ast = ast;
        this.arguments = arguments;
    }

    /** Tells {@code refuse} what is wrong with a call of {@code format}. */
    static void check(CelAbstractSyntaxTree ast, CelExpr expr, Consumer<String> refuse) {
        CelExpr target = expr.call().target().orElse(expr);
        List<CelExpr> arguments = expr.call().args();
        boolean literal = target.getKind() == Kind.CONSTANT
                && target.constant().getKind() == CelConstant.Kind.STRING_VALUE
                && arguments.size() == 1
                && arguments.get(0).getKind() == Kind.LIST;
        if (!literal) {
            return;
        }
        FormatRules rules = new FormatRules(ast, arguments.get(0).list().elements());
        String fault = FormatDirectives.check(target.constant().stringValue(), rules.arguments.size(), rules);
        if (fault == null && rules.arguments.size() > rules.used) {
            fault = "too many arguments supplied to string.format (expected " + rules.used + ", got "
                    + rules.arguments.size() + ")";
        }
        if (fault != null) {
            refuse.accept(fault);
        }
    }

    @Override
    public void text(String text) {}

    @Override
    public @Nullable String clause(int index, char letter, int precision) {
        used++;
        CelExpr argument = arguments.get(index);
        boolean fits = letter == 's' ? isWritable(argument) : isOf(argument, KINDS.getOrDefault(letter, Set.of()));
        return fits ? null : "an argument cannot be formatted by its clause";
    }

    private boolean isOf(CelExpr expr, Set<CelKind> kinds) {
        CelKind kind = ast.getTypeOrThrow(expr.id()).kind();
        return kind == CelKind.DYN || kinds.contains(kind);
    }

    private boolean isWritable(CelExpr expr) {
        boolean nests = expr.getKind() == Kind.LIST || expr.getKind() == Kind.MAP;
        return isOf(expr, WRITABLE) && (!nests || Tree.children(expr).stream().allMatch(this::isWritable));
    }
}
