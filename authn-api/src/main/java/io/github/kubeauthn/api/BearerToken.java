package io.github.kubeauthn.api;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A token by itself, however it travelled. Its text never shows in {@link #toString()}.
 *
 * <p>A token that is read in some form by several authenticators (a JWT, say) is read once: see {@link #form}.
 */
public final class BearerToken implements Credential {

    private final String carrier;
    private final int start;
    private final int end;
    private final AuthenticationContext context;

    // Without a lock: whoever comes to it first cuts out the same text, which cannot change.
    private @Nullable String token;

    private volatile @Nullable Object form;

    private BearerToken(String carrier, int start, int end, AuthenticationContext context) {
        this.carrier = carrier;
        this.start = start;
        this.end = end;
        this.context = context;
    }

    public static BearerToken of(String token, AuthenticationContext context) {
        return new BearerToken(token, 0, token.length(), context);
    }

    public static BearerToken of(String token) {
        return of(token, AuthenticationContext.unlimited());
    }

    /**
     * A token inside a longer text, as it travelled; it is cut out only when somebody asks for it.
     *
     * @throws IndexOutOfBoundsException if {@code carrier} has no such part
     */
    public static BearerToken within(String carrier, int start, int end, AuthenticationContext context) {
        Objects.checkFromToIndex(start, end, carrier.length());
        return new BearerToken(carrier, start, end, context);
    }

    /** The secret itself. */
    public String token() {
        String known = token;
        if (known == null) {
            known = carrier.substring(start, end);
            token = known;
        }
        return known;
    }

    /** How many characters {@link #token()} has. */
    public int length() {
        return end - start;
    }

    /**
     * Copies characters of {@link #token()}, as {@link String#getChars} does, for whoever needs no string of them.
     *
     * @param from the first of them
     * @param to the end of them
     * @throws IndexOutOfBoundsException if the token has no such characters, or {@code target} no room for them
     */
    public void copyChars(int from, int to, char[] target, int at) {
        Objects.checkFromToIndex(from, to, length());
        carrier.getChars(start + from, start + to, target, at);
    }

    @Override
    public AuthenticationContext context() {
        return context;
    }

    public BearerToken withContext(AuthenticationContext newContext) {
        BearerToken copy = new BearerToken(carrier, start, end, newContext);
        copy.token = token;
        copy.form = form;
        return copy;
    }

    /**
     * The token as {@code type}, read by {@code reader} when this is asked for the first time and remembered from then
     * on. One form is remembered at a time. Two threads that ask at once may both read it.
     *
     * @param reader must not depend on anything but the token, and must answer malformed input with a value
     */
    public <T> T form(Class<T> type, Function<String, T> reader) {
        Object known = form;
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        T read = reader.apply(token());
        form = read;
        return read;
    }

    @Override
    public String toString() {
        return "BearerToken[redacted]";
    }
}
