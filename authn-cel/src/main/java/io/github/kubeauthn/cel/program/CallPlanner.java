package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.function.Binding;
import io.github.kubeauthn.cel.function.Conversions;
import io.github.kubeauthn.cel.function.Function;
import io.github.kubeauthn.cel.function.Functions;
import io.github.kubeauthn.cel.function.RegexFunctions;
import io.github.kubeauthn.cel.regex.Regex;
import io.github.kubeauthn.cel.value.CelError;
import org.jspecify.annotations.Nullable;

/** Makes nodes of calls and operators. */
final class CallPlanner {

    private final Functions functions;

    CallPlanner(Functions functions) {
        this.functions = functions;
    }

    /** The attribute that fields of a node's value are selected of. */
    static Attribute attributeOf(Node node) {
        if (node instanceof AttributeNode known) {
            return known.attribute();
        }
        return node instanceof PresenceNode presence ? presence.attribute() : new Attribute.Relative(node.id(), node);
    }

    /**
     * The node of a call.
     *
     * @param overload the only signature that the types allow; null if they allow several
     */
    Node plan(int id, String function, @Nullable String overload, Node[] arguments) throws PlanningException {
        return switch (function) {
            case "_&&_" -> new LogicNode(id, false, arguments[0], arguments[1]);
            case "_||_" -> new LogicNode(id, true, arguments[0], arguments[1]);
            case "_?_:_" ->
                new AttributeNode(new Attribute.Conditional(
                        id, arguments[0], attributeOf(arguments[1]), attributeOf(arguments[2])));
            case "_==_" -> equality(id, function, "equals", BinaryNode.EQUAL, arguments);
            case "_!=_" -> equality(id, function, "not_equals", BinaryNode.NOT_EQUAL, arguments);
            case "_[_]" -> index(id, false, arguments[0], arguments[1]);
            case "_?._", "_[?_]" -> index(id, true, arguments[0], arguments[1]);
            case "or", "orValue" -> new OptionalOrNode(id, function.equals("orValue"), arguments[0], arguments[1]);
            default -> optimized(id, function, overload, arguments);
        };
    }

    private static Node equality(int id, String function, String overload, Binding.Binary binding, Node[] arguments) {
        CallCost cost = CallCosts.of(function, overload, 2);
        return new BinaryNode(id, binding, cost, false, arguments[0], arguments[1]);
    }

    private static Node index(int id, boolean optional, Node operand, Node index) throws PlanningException {
        Attribute attribute = attributeOf(operand);
        attribute.select(qualifier(id, optional, index));
        return operand instanceof AttributeNode ? operand : new AttributeNode(attribute);
    }

    private static Qualifier qualifier(int id, boolean optional, Node index) throws PlanningException {
        if (index instanceof ConstantNode constant) {
            if (!Qualifier.isKey(constant.value())) {
                throw new PlanningException("invalid qualifier type");
            }
            return new Qualifier.Constant(id, optional, constant.value());
        }
        return index instanceof AttributeNode || index instanceof PresenceNode
                ? new Qualifier.OfAttribute(id, optional, attributeOf(index))
                : new Qualifier.Computed(id, optional, index);
    }

    private Node optimized(int id, String function, @Nullable String overload, Node[] arguments)
            throws PlanningException {
        if ("in_list".equals(overload) && arguments[1] instanceof ConstantNode list) {
            Node membership = Folding.membership(id, arguments[0], list.value());
            return membership != null ? membership : call(id, function, overload, arguments);
        }
        if (arguments.length > 1
                && arguments[1] instanceof ConstantNode constant
                && constant.value() instanceof String regex
                && RegexFunctions.isRegexFunction(function)) {
            return matcher(id, function, overload, arguments, regex);
        }
        Node call = call(id, function, overload, arguments);
        boolean conversion = arguments.length == 1 && Conversions.isConversion(function);
        return conversion && arguments[0] instanceof ConstantNode constant
                ? Folding.conversion(call, id, constant)
                : call;
    }

    private static Node matcher(int id, String function, @Nullable String overload, Node[] arguments, String regex)
            throws PlanningException {
        Object result = RegexFunctions.compile(regex);
        if (!(result instanceof Regex compiled)) {
            throw new PlanningException(((CelError) result).message());
        }
        CallCost cost = CallCosts.of(function, overload, arguments.length);
        return new VariadicNode(id, RegexFunctions.bound(function, compiled), cost, true, arguments);
    }

    private Node call(int id, String function, @Nullable String overload, Node[] arguments) throws PlanningException {
        Function declared = functions.get(function);
        if (declared == null) {
            throw new PlanningException("no such overload: " + function);
        }
        Binding binding = declared.binding(overload);
        CallCost cost = CallCosts.of(function, overload, arguments.length);
        boolean priced = RegexFunctions.isRegexFunction(function);
        if (arguments.length == 1 && (binding == null || binding instanceof Binding.Unary)) {
            boolean takesErrors = function.equals("@not_strictly_false");
            return new UnaryNode(id, (Binding.Unary) binding, cost, takesErrors, arguments[0]);
        }
        if (arguments.length == 2 && binding instanceof Binding.Binary binary) {
            return new BinaryNode(id, binary, cost, priced, arguments[0], arguments[1]);
        }
        if (binding instanceof Binding.Variadic variadic) {
            return new VariadicNode(id, variadic, cost, priced, arguments);
        }
        throw new PlanningException("no such overload: " + function);
    }
}
