package io.github.kubeauthn.oidc.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The claims of one token, as expressions see them. A claim is read when it is asked for the first time, so that one that
 * no expression asks for can do no harm. For one thread.
 */
public final class Claims {

    private final Set<String> names;
    private final Function<String, Claim> reader;
    private final Map<String, Claim> read = new LinkedHashMap<>();

    private Claims(Set<String> names, Function<String, Claim> reader) {
        this.names = names;
        this.reader = reader;
    }

    /**
     * Claims that {@code reader} reads.
     *
     * @param names all of them; neither copied nor changed
     * @param reader is asked for names out of {@code names} only, at most once for each
     */
    public static Claims readBy(Set<String> names, Function<String, Claim> reader) {
        return new Claims(names, reader);
    }

    /** Claims whose values are known; for what a value may be see {@link Value}. */
    public static Claims of(Map<String, ? extends @Nullable Object> values) {
        return new Claims(values.keySet(), name -> new Value(values.get(name)));
    }

    /** The names of all claims; the order means nothing. Not to be changed. */
    public Set<String> names() {
        return names;
    }

    /** A claim by its name; null if the token has none of it. */
    public @Nullable Claim get(String name) {
        Claim known = read.get(name);
        if (known == null && names.contains(name)) {
            known = reader.apply(name);
            read.put(name, known);
        }
        return known;
    }

    /** Only how many there are: what they say is for whoever was given the token. */
    @Override
    public String toString() {
        return "Claims[" + names.size() + "]";
    }

    /** What is known of one claim. */
    public sealed interface Claim {}

    /**
     * A claim that could be read.
     *
     * @param value null, a {@link Boolean}, a {@link Double} (every number is one), a {@link String}, a
     *     {@link java.util.List} of such values, or a {@link Map} of strings to such values; immutable, and perhaps 10,000
     *     levels deep, so whoever walks it must not recurse without a bound
     */
    public record Value(@Nullable Object value) implements Claim {}

    /**
     * A claim that is well-formed JSON and yet has no value, as a number that no double can hold. Asking for it, by
     * {@code has} too, makes an evaluation fail.
     *
     * @param message why
     */
    public record Unreadable(String message) implements Claim {}
}
