package io.github.kubeauthn.cel.function;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a function.
 *
 * @param id its name in CEL, which decides what a call costs
 * @param isMember whether it is called on its first argument, as {@code 'a'.size()}
 * @param parameters the types of its arguments
 * @param result the type of its result
 * @param binding what it does; null where the {@linkplain Function#singleton function} says it for all signatures, or the
 *     evaluator itself knows
 */
public record Overload(
        String id,
        boolean isMember,
        List<Type> parameters,
        Type result,
        @Nullable Binding binding) {

    /** Whether it takes these values. */
    boolean takes(Object... arguments) {
        if (arguments.length != parameters.size()) {
            return false;
        }
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof CelError || !parameters.get(i).accepts(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    /** What it does, for arguments of its types only. */
    Binding guarded(String function, Binding unguarded) {
        if (unguarded instanceof Binding.Unary unary) {
            Type type = parameters.get(0);
            return (Binding.Unary) a -> type.accepts(a) ? unary.apply(a) : Function.noSuchOverload(function, a);
        }
        if (unguarded instanceof Binding.Binary binary) {
            Type first = parameters.get(0);
            Type second = parameters.get(1);
            return (Binding.Binary) (a, b) -> first.accepts(a) && second.accepts(b)
                    ? binary.apply(a, b)
                    : Function.noSuchOverload(function, a, b);
        }
        Binding.Variadic variadic = (Binding.Variadic) unguarded;
        return (Binding.Variadic) args -> takes(args) ? variadic.apply(args) : Function.noSuchOverload(function, args);
    }
}
