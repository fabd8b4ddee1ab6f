package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.text.GoText;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.StructReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token as a JWT that nobody has verified: all that the authenticators of JWTs want to know of it, read at most once for one
 * {@link BearerToken}. {@link #toString()} shows nothing of it.
 */
public final class UnverifiedJwt {

    private final String token;
    private final @Nullable Payload payload;
    private final @Nullable String issuer;
    private volatile @Nullable JwsReading jws;

    private UnverifiedJwt(String token, @Nullable Payload payload) {
        this.token = token;
        this.payload = payload;
        this.issuer = payload == null ? null : issuerOf(payload);
    }

    /** The token in this form. */
    public static UnverifiedJwt of(BearerToken token) {
        return token.form(UnverifiedJwt.class, UnverifiedJwt::read);
    }

    /** A text in this form. */
    public static UnverifiedJwt read(String token) {
        return new UnverifiedJwt(token, payloadOf(token));
    }

    /**
     * The {@code iss} claim, empty text if there is none; for choosing who verifies the token, and for nothing else. Empty if
     * the token is no JWT in compact serialization, or its claim is no string: then no JWT authenticator has an opinion.
     */
    public Optional<String> issuer() {
        return Optional.ofNullable(issuer);
    }

    /** The token as go-jose reads it. */
    public JwsReading jws() {
        JwsReading reading = jws;
        if (reading == null) {
            reading = Jws.read(token, payload);
            jws = reading;
        }
        return reading;
    }

    @Override
    public String toString() {
        return "UnverifiedJwt";
    }

    private static @Nullable Payload payloadOf(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0
                || second < 0
                || token.indexOf('.', second + 1) >= 0
                || GoText.trimSpace(token).startsWith("{")) {
            return null;
        }
        return Payload.decode(token, first + 1, second);
    }

    private static @Nullable String issuerOf(Payload payload) {
        if (!(payload.json() instanceof WellFormed wellFormed)) {
            return null;
        }
        StructReader claims = JsonDialect.ENCODING_JSON.struct(wellFormed.value(), "struct { Issuer string }");
        String issuer = claims.string("iss");
        return claims.problem().isEmpty() ? issuer : null;
    }
}
