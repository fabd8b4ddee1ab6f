package io.github.kubeauthn.cel.function;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function or operator with all its signatures. */
public final class Function {

    private final String name;
    private final List<Overload> overloads = new ArrayList<>();
    private @Nullable Binding singleton;
    private boolean guarded = true;

    Function(String name) {
        this.name = name;
    }

    void add(Overload overload) {
        overloads.add(overload);
    }

    void singleton(Binding binding) {
        singleton = binding;
    }

    /** The signatures do not look at the types of arguments: what they do does. */
    void unguarded() {
        guarded = false;
    }

    /** Its name; that of an operator is as in {@code _+_}. */
    public String name() {
        return name;
    }

    /** Its signatures, in the order in which they are tried. */
    public List<Overload> overloads() {
        return overloads;
    }

    /** What all signatures do together; null if each has its own binding. */
    public @Nullable Binding singleton() {
        return singleton;
    }

    /**
     * What a call does.
     *
     * @param overloadId the only signature that the types allow; null if they allow several
     * @return null if the evaluator itself must know
     */
    public @Nullable Binding binding(@Nullable String overloadId) {
        for (Overload overload : overloads) {
            if (overload.id().equals(overloadId) && overload.binding() != null) {
                return binding(overload);
            }
        }
        return singleton != null ? singleton : dispatching();
    }

    private @Nullable Binding binding(Overload overload) {
        Binding binding = overload.binding();
        return binding == null || !guarded ? binding : overload.guarded(name, binding);
    }

    private @Nullable Binding dispatching() {
        List<Overload> bound = overloads.stream()
                .filter(overload -> overload.binding() != null)
                .toList();
        if (bound.size() <= 1) {
            return bound.isEmpty() ? null : binding(bound.get(0));
        }
        return (Binding.Variadic) args -> dispatch(bound, args);
    }

    private Object dispatch(List<Overload> bound, Object[] args) {
        for (Overload overload : bound) {
            if (overload.takes(args)) {
                return call(overload.binding(), args);
            }
        }
        return noSuchOverload(name, args);
    }

    private static Object call(@Nullable Binding binding, Object[] args) {
        if (binding instanceof Binding.Unary unary) {
            return unary.apply(args[0]);
        }
        if (binding instanceof Binding.Binary binary) {
            return binary.apply(args[0], args[1]);
        }
        return binding instanceof Binding.Variadic variadic ? variadic.apply(args) : CelError.noSuchOverload();
    }

    static CelError noSuchOverload(String function, Object... args) {
        StringBuilder types = new StringBuilder();
        for (Object arg : args) {
            if (arg instanceof CelError error) {
                return error;
            }
            types.append(types.isEmpty() ? "" : ", ").append(Type.of(arg).name());
        }
        return new CelError("no such overload: " + function + "(" + types + ")");
    }
}
