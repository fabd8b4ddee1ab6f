package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.StructReader;
import java.util.List;

/**
 * What an issuer says of itself, as far as it matters here (OpenID Connect Discovery 1.0 section 3).
 *
 * @param jwksUri where its keys are
 */
record ProviderMetadata(String jwksUri) {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final int OK = 200;
    private static final List<String> OTHER_TEXTS =
            List.of("authorization_endpoint", "token_endpoint", "userinfo_endpoint");

    /** Where an issuer's metadata is, if nothing else is configured. */
    static String urlFor(String issuer) {
        return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN;
    }

    /** Reads what a server answered that should speak for {@code issuer}. */
    static Outcome<ProviderMetadata> read(String issuer, IssuerResponse response) {
        if (response.status() != OK) {
            return new Problem<>(response.statusLine() + ": " + response.quotedBody() + response.redirectNote());
        }
        JsonReading reading = JsonDialect.ENCODING_JSON.read(response.body());
        if (reading instanceof JsonReading.Malformed malformed) {
            return undecodable(response, malformed.message());
        }
        StructReader fields = JsonDialect.ENCODING_JSON.struct(((WellFormed) reading).value(), "oidc.providerJSON");
        String claimedIssuer = fields.string("issuer");
        String jwksUri = fields.string("jwks_uri");
        OTHER_TEXTS.forEach(fields::string);
        fields.strings("id_token_signing_alg_values_supported");
        if (fields.problem().isPresent()) {
            return undecodable(response, fields.problem().get());
        }
        if (!claimedIssuer.equals(issuer)) {
            return new Problem<>("oidc: issuer did not match the issuer returned by provider, expected "
                    + GoQuoted.string(issuer) + " got " + GoQuoted.string(claimedIssuer));
        }
        return jwksUri.isEmpty()
                ? new Problem<>("provider did not return JWKS URL")
                : new Success<>(new ProviderMetadata(jwksUri));
    }

    private static Outcome<ProviderMetadata> undecodable(IssuerResponse response, String problem) {
        return new Problem<>("oidc: failed to decode provider discovery object: " + response.notJson(problem));
    }
}
