package io.github.kubeauthn.cel.program;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import io.github.kubeauthn.cel.function.Functions;
import io.github.kubeauthn.cel.value.Bytes;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.EvaluationAborted;
import io.github.kubeauthn.cel.value.NullValue;
import io.github.kubeauthn.cel.value.Type;
import io.github.kubeauthn.cel.value.UInt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a program of a checked expression, in the steps of cel-go's planner. */
public final class Planner {

    private final CelAbstractSyntaxTree ast;
    private final Map<String, Type> types;
    private final CallPlanner calls;
    private final Map<Long, Integer> ids = new HashMap<>();
    private int variables;

    private Planner(CelAbstractSyntaxTree ast, Functions functions, Map<String, Type> types) {
        this.ast = ast;
        this.types = types;
        this.calls = new CallPlanner(functions);
    }

    /**
     * Plans a program.
     *
     * @param ast the expression, type-checked
     * @param functions all functions that it may call
     * @param types the types that it may name as values
     */
    public static Program plan(CelAbstractSyntaxTree ast, Functions functions, Map<String, Type> types)
            throws PlanningException {
        Planner planner = new Planner(ast, functions, types);
        try {
            Node root = planner.plan(ast.getExpr(), null);
            return new Program(root, planner.variables, planner.ids.size());
        } catch (EvaluationAborted e) {
            throw new PlanningException(String.valueOf(e.getMessage()));
        }
    }

    /** A name that a loop gives to a value. */
    private record Scope(
            @Nullable Scope outer,
            String name,
            int variable,
            @Nullable FoldNode accumulatorOf) {

        static @Nullable Scope find(@Nullable Scope innermost, String name) {
            Scope scope = innermost;
            while (scope != null && !scope.name.equals(name)) {
                scope = scope.outer;
            }
            return scope;
        }
    }

    private int id(CelExpr expr) {
        return ids.computeIfAbsent(expr.id(), id -> ids.size());
    }

    private Node plan(CelExpr expr, @Nullable Scope scope) throws PlanningException {
        return switch (expr.exprKind().getKind()) {
            case CONSTANT -> new ConstantNode(id(expr), constant(expr.constant()));
            case IDENT -> ident(expr, expr.ident().name(), scope);
            case SELECT -> select(expr, scope);
            case CALL -> call(expr, scope);
            case LIST -> list(expr, scope);
            case MAP -> map(expr, scope);
            case STRUCT -> struct(expr, scope);
            case COMPREHENSION -> loop(expr, scope);
            default -> throw new PlanningException("unsupported expr");
        };
    }

    private static Object constant(CelConstant constant) throws PlanningException {
        return switch (constant.getKind()) {
            case NULL_VALUE -> NullValue.NULL;
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case UINT64_VALUE -> new UInt(constant.uint64Value().longValue());
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            case BYTES_VALUE -> Bytes.of(constant.bytesValue().toByteArray());
            default -> throw new PlanningException("unsupported literal");
        };
    }

    private Node ident(CelExpr expr, String name, @Nullable Scope scope) throws PlanningException {
        boolean isType = ast.getType(expr.id())
                .filter(type -> type.kind() == CelKind.TYPE)
                .isPresent();
        if (isType) {
            Type type = types.get(name);
            if (type == null) {
                throw new PlanningException("reference to undefined type: " + name);
            }
            return new ConstantNode(id(expr), type);
        }
        Scope local = Scope.find(scope, name);
        if (local == null) {
            return new AttributeNode(new Attribute.Subject(id(expr)));
        }
        return new AttributeNode(
                local.accumulatorOf == null
                        ? new Attribute.LoopVariable(id(expr), local.variable)
                        : new Attribute.Accumulator(id(expr), local.accumulatorOf));
    }

    private Node select(CelExpr expr, @Nullable Scope scope) throws PlanningException {
        CelSelect select = expr.select();
        Node operand = plan(select.operand(), scope);
        Attribute attribute = CallPlanner.attributeOf(operand);
        if (select.testOnly()) {
            attribute.select(new Qualifier.Presence(id(expr), select.field()));
            return new PresenceNode(id(expr), attribute);
        }
        attribute.select(new Qualifier.Constant(id(expr), false, select.field()));
        return operand instanceof AttributeNode ? operand : new AttributeNode(attribute);
    }

    private Node call(CelExpr expr, @Nullable Scope scope) throws PlanningException {
        List<Node> arguments = new ArrayList<>();
        if (expr.call().target().isPresent()) {
            arguments.add(plan(expr.call().target().get(), scope));
        }
        for (CelExpr argument : expr.call().args()) {
            arguments.add(plan(argument, scope));
        }
        List<String> overloads =
                ast.getReference(expr.id()).map(CelReference::overloadIds).orElseThrow();
        String overload = overloads.size() == 1 ? overloads.get(0) : null;
        return calls.plan(id(expr), expr.call().function(), overload, arguments.toArray(Node[]::new));
    }

    private Node list(CelExpr expr, @Nullable Scope scope) throws PlanningException {
        List<CelExpr> elements = expr.list().elements();
        Node[] members = new Node[elements.size()];
        for (int i = 0; i < members.length; i++) {
            members[i] = plan(elements.get(i), scope);
        }
        return Folding.list(
                new ListNode(id(expr), members, Set.copyOf(expr.list().optionalIndices())), members);
    }

    private Node map(CelExpr expr, @Nullable Scope scope) throws PlanningException {
        List<CelExpr.CelMap.Entry> entries = expr.map().entries();
        Node[] keysAndValues = new Node[entries.size() * 2];
        Set<Integer> optionals = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            keysAndValues[2 * i] = plan(entries.get(i).key(), scope);
            keysAndValues[2 * i + 1] = plan(entries.get(i).value(), scope);
            if (entries.get(i).optionalEntry()) {
                optionals.add(i);
            }
        }
        return Folding.map(new MapNode(id(expr), keysAndValues, optionals), keysAndValues);
    }

    private Node struct(CelExpr expr, @Nullable Scope scope) throws PlanningException {
        List<Node> fields = new ArrayList<>();
        for (CelExpr.CelStruct.Entry entry : expr.struct().entries()) {
            fields.add(plan(entry.value(), scope));
        }
        CelError error = new CelError("unknown type '" + expr.struct().messageName() + "'");
        return new FailingNode(id(expr), fields.toArray(Node[]::new), error);
    }

    private Node loop(CelExpr expr, @Nullable Scope scope) throws PlanningException {
        CelComprehension loop = expr.comprehension();
        int accumulator = variables;
        int first = accumulator + 2;
        int second = loop.iterVar2().isEmpty() ? -1 : accumulator + 3;
        variables += 4;
        FoldNode fold = new FoldNode(id(expr), accumulator, first, second);
        Node initial = plan(loop.accuInit(), scope);
        Node range = plan(loop.iterRange(), scope);
        Scope outer = new Scope(scope, loop.accuVar(), accumulator, fold);
        Scope inner = new Scope(outer, loop.iterVar(), first, null);
        if (second >= 0) {
            inner = new Scope(inner, loop.iterVar2(), second, null);
        }
        // The accumulator comes first where a variable of the loop has the same name.
        inner = new Scope(inner, loop.accuVar(), accumulator, fold);
        Node condition = plan(loop.loopCondition(), inner);
        Node step = plan(loop.loopStep(), inner);
        fold.plan(range, initial, condition, step, plan(loop.result(), outer));
        return fold;
    }
}
