package io.github.kubeauthn.sa;

import io.github.kubeauthn.token.jose.JwsVerification;
import io.github.kubeauthn.token.jose.JwtClaims;
import io.github.kubeauthn.token.jose.JwtClaimsReading;
import io.github.kubeauthn.token.jose.VerifiedJws;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.StructReader;

/** What a key says of a token: its claims, or why there are none. */
sealed interface TokenClaims<P> {

    /**
     * The claims that the key vouches for.
     *
     * @param registered those of RFC 7519
     * @param own those that only service account tokens have
     */
    record Verified<P>(JwtClaims registered, P own) implements TokenClaims<P> {}

    /** The key does not verify the token, or its claims cannot be read. */
    record Refused<P>(String message) implements TokenClaims<P> {}

    static <P> TokenClaims<P> read(JwsVerification verification, TokenRules<P> rules) {
        if (!(verification instanceof VerifiedJws verified)) {
            return new Refused<>(((JwsVerification.Unverified) verification).message());
        }
        JsonReading payload = verified.payload();
        return payload instanceof WellFormed wellFormed
                ? read(wellFormed.value(), rules)
                : new Refused<>(((JsonReading.Malformed) payload).message());
    }

    private static <P> TokenClaims<P> read(JsonValue payload, TokenRules<P> rules) {
        JwtClaimsReading registered = JwtClaims.read(payload);
        if (!(registered instanceof JwtClaims claims)) {
            return new Refused<>(((JwtClaimsReading.Malformed) registered).message());
        }
        StructReader fields = JsonDialect.GO_JOSE.struct(payload, rules.goType());
        P own = rules.read(fields);
        return fields.problem().<TokenClaims<P>>map(Refused::new).orElseGet(() -> new Verified<>(claims, own));
    }
}
