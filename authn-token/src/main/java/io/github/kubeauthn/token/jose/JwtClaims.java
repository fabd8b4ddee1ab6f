package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.StructReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registered claims of a JWT (RFC 7519 section 4.1), read as go-jose's {@code jwt.Claims}.
 *
 * @param issuer {@code iss}; empty if there is none
 * @param subject {@code sub}; empty if there is none
 * @param audience {@code aud}, a single one being a list of one; empty if there is none
 * @param expiry {@code exp}; null if there is none
 * @param notBefore {@code nbf}; null if there is none
 * @param issuedAt {@code iat}; null if there is none
 * @param id {@code jti}; empty if there is none
 */
public record JwtClaims(
        String issuer,
        String subject,
        List<String> audience,
        @Nullable NumericDate expiry,
        @Nullable NumericDate notBefore,
        @Nullable NumericDate issuedAt,
        String id)
        implements JwtClaimsReading {

    public JwtClaims {
        audience = List.copyOf(audience);
    }

    /** Reads the claims out of a payload. */
    public static JwtClaimsReading read(JsonValue payload) {
        StructReader fields = JsonDialect.GO_JOSE.struct(payload, "jwt.Claims");
        JwtClaims claims = new JwtClaims(
                fields.string("iss"),
                fields.string("sub"),
                audience(fields),
                numericDate(fields, "exp"),
                numericDate(fields, "nbf"),
                numericDate(fields, "iat"),
                fields.string("jti"));
        return fields.problem()
                .<JwtClaimsReading>map(JwtClaimsReading.Malformed::new)
                .orElse(claims);
    }

    /** A claim of go-jose's {@code *jwt.NumericDate}: null if it is absent or {@code null}. */
    public static @Nullable NumericDate numericDate(StructReader fields, String claim) {
        NumericDate date = null;
        for (JsonValue value : fields.occurrences(claim)) {
            date = NumericDate.read(value).orElse(null);
            if (date == null && value != JsonNull.NULL) {
                fields.refuse("go-jose/go-jose/jwt: expected number value to unmarshal NumericDate");
            }
        }
        return date;
    }

    private static List<String> audience(StructReader fields) {
        List<String> audience = List.of();
        for (JsonValue value : fields.occurrences("aud")) {
            Optional<List<String>> read = audience(value);
            JsonDialect.GO_JOSE.problemOfAny(value).ifPresent(fields::refuse);
            if (read.isEmpty()) {
                fields.refuse("go-jose/go-jose/jwt: expected string or array value to unmarshal to Audience");
            }
            audience = read.orElse(List.of());
        }
        return audience;
    }

    private static Optional<List<String>> audience(JsonValue value) {
        if (value instanceof JsonString single) {
            return Optional.of(List.of(single.value()));
        }
        if (!(value instanceof JsonArray array)) {
            return Optional.empty();
        }
        List<String> several = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (!(element instanceof JsonString text)) {
                return Optional.empty();
            }
            several.add(text.value());
        }
        return Optional.of(several);
    }
}
