package io.github.kubeauthn.cel.compile;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import io.github.kubeauthn.cel.function.RegexFunctions;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Conversion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes refuses in expressions that are typed well: literals of durations, timestamps and regular expressions that
 * are none, lists and maps whose members have several types, and formats that do not fit their arguments.
 */
final class LiteralRules {

    private final CelAbstractSyntaxTree ast;
    private @Nullable String fault;

    private LiteralRules(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    /** The first fault; null if there is none. */
    static @Nullable String fault(CelAbstractSyntaxTree ast) {
        LiteralRules rules = new LiteralRules(ast);
        rules.check(ast.getExpr(), false);
        return rules.fault;
    }

    private void check(CelExpr expr, boolean inFormat) {
        boolean within = inFormat;
        switch (expr.getKind()) {
            case CONSTANT -> checkLiteral(expr.constant());
            case CALL -> {
                checkCall(expr);
                within |= expr.call().function().equals("format");
            }
            case LIST -> checkList(expr, inFormat);
            case MAP -> checkMap(expr, inFormat);
            default -> {}
        }
        for (CelExpr child : Tree.children(expr)) {
            check(child, within);
        }
    }

    private void refuse(String why) {
        fault = fault == null ? why : fault;
    }

    private void checkLiteral(CelConstant literal) {
        boolean isDouble = literal.getKind() == CelConstant.Kind.DOUBLE_VALUE;
        if (isDouble && Double.isInfinite(literal.doubleValue())) {
            refuse("invalid double literal");
        }
    }

    private void checkCall(CelExpr expr) {
        String function = expr.call().function();
        List<CelExpr> arguments = expr.call().args();
        if (arguments.isEmpty() || arguments.get(0).getKind() != Kind.CONSTANT) {
            if (function.equals("format")) {
                FormatRules.check(ast, expr, this::refuse);
            }
            return;
        }
        CelConstant literal = arguments.get(0).constant();
        boolean bad = switch (function) {
            case "duration" -> Conversion.toDuration(value(literal)) instanceof CelError;
            case "timestamp" -> Conversion.toTimestamp(value(literal)) instanceof CelError;
            // As in Kubernetes, the text of matches(text, regex) is taken for the regular expression.
            case "matches" ->
                value(literal) instanceof String regex && RegexFunctions.compile(regex) instanceof CelError;
            default -> false;
        };
        if (bad) {
            refuse("invalid " + function + " argument");
        }
    }

    private static Object value(CelConstant literal) {
        return switch (literal.getKind()) {
            case STRING_VALUE -> literal.stringValue();
            case INT64_VALUE -> literal.int64Value();
            default -> false;
        };
    }

    private void checkList(CelExpr expr, boolean inFormat) {
        List<CelExpr> elements = expr.list().elements();
        CelType expected = null;
        for (int i = 0; i < elements.size(); i++) {
            boolean optional = expr.list().optionalIndices().contains(i);
            CelType type = memberType(elements.get(i), optional);
            if (type != null && !inFormat) {
                refuseDifference(expected, type);
                expected = expected == null ? type : expected;
            }
        }
    }

    private void checkMap(CelExpr expr, boolean inFormat) {
        CelType expectedKey = null;
        CelType expectedValue = null;
        for (CelExpr.CelMap.Entry entry : expr.map().entries()) {
            CelType key = memberType(entry.key(), false);
            CelType value = memberType(entry.value(), entry.optionalEntry());
            if (key != null && value != null && !inFormat) {
                refuseDifference(expectedKey, key);
                refuseDifference(expectedValue, value);
                expectedKey = expectedKey == null ? key : expectedKey;
                expectedValue = expectedValue == null ? value : expectedValue;
            }
        }
    }

    /** The type of what a member adds; null if that is wrong already. */
    private @Nullable CelType memberType(CelExpr member, boolean optional) {
        CelType type = ast.getTypeOrThrow(member.id());
        if (!optional) {
            return type;
        }
        boolean isOptional = type.kind() == CelKind.OPAQUE && type.name().equals("optional_type");
        if (!isOptional) {
            refuse("expected type 'optional_type' but found '" + type.name() + "'");
            return null;
        }
        return type.parameters().get(0);
    }

    private void refuseDifference(@Nullable CelType expected, CelType type) {
        if (expected != null && !areEquivalent(expected, type)) {
            refuse("expected type '" + expected.name() + "' but found '" + type.name() + "'");
        }
    }

    private static boolean areEquivalent(CelType left, CelType right) {
        if (left.kind() != right.kind()
                || !left.name().equals(right.name())
                || left.parameters().size() != right.parameters().size()) {
            return false;
        }
        for (int i = 0; i < left.parameters().size(); i++) {
            if (!areEquivalent(left.parameters().get(i), right.parameters().get(i))) {
                return false;
            }
        }
        return true;
    }
}
