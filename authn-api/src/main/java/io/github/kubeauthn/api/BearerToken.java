package io.github.kubeauthn.api;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A token by itself, however it travelled. Its text never shows in {@link #toString()}.
 *
 * <p>A token that is read in some form by several authenticators (a JWT, say) is read once: see {@link #form}.
 */
public final class BearerToken implements Credential {

    private final String token;
    private final AuthenticationContext context;
    private volatile @Nullable Object form;

    private BearerToken(String token, AuthenticationContext context) {
        this.token = token;
        this.context = context;
    }

    public static BearerToken of(String token, AuthenticationContext context) {
        return new BearerToken(token, context);
    }

    public static BearerToken of(String token) {
        return new BearerToken(token, AuthenticationContext.unlimited());
    }

    /** The secret itself. */
    public String token() {
        return token;
    }

    @Override
    public AuthenticationContext context() {
        return context;
    }

    public BearerToken withContext(AuthenticationContext newContext) {
        BearerToken copy = new BearerToken(token, newContext);
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
        T read = reader.apply(token);
        form = read;
        return read;
    }

    @Override
    public String toString() {
        return "BearerToken[redacted]";
    }
}
