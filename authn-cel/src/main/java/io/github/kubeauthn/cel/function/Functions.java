package io.github.kubeauthn.cel.function;

import io.github.kubeauthn.cel.value.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions of Kubernetes' base environment ({@code pkg/cel/environment/base.go} of k8s.io/apiserver). */
public final class Functions {

    private final Map<String, Function> byName = new LinkedHashMap<>();

    private Functions() {}

    /** Declares them all. */
    public static Functions ofKubernetes() {
        Functions functions = new Functions();
        Operators.declare(functions);
        Conversions.declare(functions);
        TimeFunctions.declare(functions);
        UrlFunctions.declare(functions);
        RegexFunctions.declare(functions);
        AuthorizerFunctions.declare(functions);
        OptionalFunctions.declare(functions);
        QuantityFunctions.declare(functions);
        StringFunctions.declare(functions);
        SetFunctions.declare(functions);
        NetworkFunctions.declare(functions);
        FormatFunctions.declare(functions);
        MapFunctions.declare(functions);
        SemverFunctions.declare(functions);
        ListFunctions.declare(functions);
        AggregateFunctions.declare(functions);
        return functions;
    }

    /** All of them. */
    public Collection<Function> all() {
        return byName.values();
    }

    /** The one of a name; null if there is none. */
    public @Nullable Function get(String name) {
        return byName.get(name);
    }

    Function function(String name) {
        return byName.computeIfAbsent(name, Function::new);
    }

    private void add(String name, String id, boolean isMember, Type result, @Nullable Binding binding, Type... types) {
        function(name).add(new Overload(id, isMember, List.of(types), result, binding));
    }

    void global(String name, String id, Type result, Binding.Unary binding, Type argument) {
        add(name, id, false, result, binding, argument);
    }

    void global(String name, String id, Type result, Binding.Binary binding, Type first, Type second) {
        add(name, id, false, result, binding, first, second);
    }

    void globalVariadic(String name, String id, Type result, Binding.Variadic binding, Type... types) {
        add(name, id, false, result, binding, types);
    }

    /** A signature that something else says the meaning of. */
    void global(String name, String id, Type result, Type... types) {
        add(name, id, false, result, null, types);
    }

    void member(String name, String id, Type result, Binding.Unary binding, Type target) {
        add(name, id, true, result, binding, target);
    }

    void member(String name, String id, Type result, Binding.Binary binding, Type target, Type argument) {
        add(name, id, true, result, binding, target, argument);
    }

    void memberVariadic(String name, String id, Type result, Binding.Variadic binding, Type... types) {
        add(name, id, true, result, binding, types);
    }

    /** A signature that something else says the meaning of. */
    void member(String name, String id, Type result, Type... types) {
        add(name, id, true, result, null, types);
    }

    void singleton(String name, Binding.Unary binding) {
        function(name).singleton(binding);
    }

    void singleton(String name, Binding.Binary binding) {
        function(name).singleton(binding);
    }
}
