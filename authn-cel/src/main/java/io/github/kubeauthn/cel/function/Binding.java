package io.github.kubeauthn.cel.function;

/**
 * What a function does. Its sort decides what a failed argument means: of a variadic function, arguments behind it are not
 * evaluated; of the others, they are.
 */
public sealed interface Binding {

    /** One argument. */
    @FunctionalInterface
    non-sealed interface Unary extends Binding {
        /** The result: a value or an error. */
        Object apply(Object argument);
    }

    /** Two arguments. */
    @FunctionalInterface
    non-sealed interface Binary extends Binding {
        /** The result: a value or an error. */
        Object apply(Object first, Object second);
    }

    /** Any number of arguments. */
    @FunctionalInterface
    non-sealed interface Variadic extends Binding {
        /** The result: a value or an error. */
        Object apply(Object[] arguments);
    }
}
