package io.github.kubeauthn.oidc.claim;

import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import io.github.kubeauthn.token.json.StructReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims by which a token itself is judged, as go-oidc reads them: without regard to letter case, the last of several
 * counts (OpenID Connect Core 1.0 section 2).
 *
 * @param issuer the claim {@code iss}
 * @param audiences the claim {@code aud}, in order
 * @param expiry the claim {@code exp}; the year 1 if there is none
 * @param notBefore the claim {@code nbf}; null if there is none
 */
public record IdToken(
        String issuer,
        List<String> audiences,
        TokenTime expiry,
        @Nullable TokenTime notBefore) {

    public IdToken {
        audiences = List.copyOf(audiences);
    }

    /** Reads the payload of a token. */
    public static Outcome<IdToken> read(JsonValue payload) {
        return new Reader(JsonDialect.ENCODING_JSON.struct(payload, "oidc.idToken")).read();
    }

    private static final class Reader {

        private final StructReader claims;

        private Reader(StructReader claims) {
            this.claims = claims;
        }

        private Outcome<IdToken> read() {
            String issuer = claims.string("iss");
            claims.string("sub");
            List<String> audiences = audiences();
            TokenTime expiry = date("exp");
            date("iat");
            TokenTime notBefore = isSet("nbf") ? date("nbf") : null;
            claims.string("nonce");
            claims.string("at_hash");
            Map<String, String> sourceOfClaim = claims.stringMap("_claim_names");
            Set<String> sources = sources();
            if (claims.problem().isPresent()) {
                return new Problem<>(
                        "oidc: failed to unmarshal claims: " + claims.problem().get());
            }
            for (String source : sourceOfClaim.values()) {
                if (source.isEmpty()) {
                    return new Problem<>("oidc: failed to obtain source from claim name");
                }
                if (!sources.contains(source)) {
                    return new Problem<>("oidc: source does not exist");
                }
            }
            return new Success<>(new IdToken(issuer, audiences, expiry, notBefore));
        }

        private List<String> audiences() {
            List<String> audiences = List.of();
            for (JsonValue value : claims.occurrences("aud")) {
                audiences = audiences(value);
            }
            return audiences;
        }

        private List<String> audiences(JsonValue value) {
            if (value instanceof JsonString string) {
                return List.of(string.value());
            }
            if (value == JsonNull.NULL) {
                return List.of("");
            }
            if (!(value instanceof JsonArray array)) {
                refuse("aud", value, "[]string");
                return List.of();
            }
            List<String> audiences = new ArrayList<>(array.elements().size());
            for (JsonValue element : array.elements()) {
                if (element instanceof JsonString || element == JsonNull.NULL) {
                    audiences.add(element instanceof JsonString string ? string.value() : "");
                } else {
                    refuse("aud", element, "string");
                }
            }
            return audiences;
        }

        private TokenTime date(String name) {
            TokenTime date = TokenTime.ZERO;
            for (JsonValue value : claims.occurrences(name)) {
                Outcome<TokenTime> read = DateClaim.read(value);
                if (read instanceof Success<TokenTime> success) {
                    date = success.value();
                } else if (read instanceof Problem<TokenTime> problem && !isOptionalNull(name, value)) {
                    claims.refuse(problem.message());
                }
            }
            return date;
        }

        /** The claim {@code nbf} is a pointer to go-oidc: null is none. */
        private static boolean isOptionalNull(String name, JsonValue value) {
            return value == JsonNull.NULL && name.equals("nbf");
        }

        private boolean isSet(String name) {
            List<JsonValue> values = claims.occurrences(name);
            return !values.isEmpty() && values.get(values.size() - 1) != JsonNull.NULL;
        }

        private Set<String> sources() {
            Set<String> names = new HashSet<>();
            for (JsonValue value : claims.occurrences("_claim_sources")) {
                if (value instanceof JsonObject object) {
                    object.members().forEach(source -> names.add(source(source)));
                } else if (value == JsonNull.NULL) {
                    names.clear();
                } else {
                    refuse("_claim_sources", value, "map[string]oidc.claimSource");
                }
            }
            return names;
        }

        private String source(Member source) {
            StructReader fields = JsonDialect.ENCODING_JSON.struct(source.value(), "oidc.claimSource");
            fields.string("endpoint");
            fields.string("access_token");
            fields.problem().ifPresent(claims::refuse);
            return source.name();
        }

        private void refuse(String name, JsonValue value, String goType) {
            claims.refuse("json: cannot unmarshal " + value.kind() + " into Go struct field idToken." + name
                    + " of type " + goType);
        }
    }
}
