package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.oidc.claim.ClaimSet;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import io.github.kubeauthn.token.json.StructReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a token says of where a claim is that it does not hold: the claims {@code _claim_names} and {@code _claim_sources}. */
final class ClaimSources {

    private static final String NAMES = "_claim_names";
    private static final String SOURCES = "_claim_sources";

    private ClaimSources() {}

    /**
     * Where a claim is.
     *
     * @param endpoint whom to ask
     * @param accessToken what to show there; may be empty. Secret
     */
    record Source(String endpoint, String accessToken) {

        @Override
        public String toString() {
            return "Source[" + endpoint + "]";
        }
    }

    /** Where {@code claim} can be fetched; empty if the token does not say, or only that somebody aggregated it. */
    static Outcome<Optional<Source>> find(ClaimSet claims, String claim) {
        JsonValue names = claims.get(NAMES);
        if (names == null) {
            return new Success<>(Optional.empty());
        }
        JsonValue allSources = claims.get(SOURCES);
        if (allSources == null) {
            return new Problem<>("oidc: no claim sources");
        }
        Outcome<Map<String, Source>> sources = sources(allSources);
        if (sources instanceof Problem<Map<String, Source>> problem) {
            return problem.as("oidc: could not parse claim sources: ");
        }
        Optional<JsonValue> name = names instanceof JsonObject object ? object.last(claim) : Optional.empty();
        if (name.isEmpty()) {
            return new Success<>(Optional.empty());
        }
        String sourceName = name.get() instanceof JsonString string ? string.value() : "";
        Source source = ((Success<Map<String, Source>>) sources).value().get(sourceName);
        if (source == null) {
            return new Problem<>(
                    "id token _claim_names contained a source " + sourceName + " missing in _claims_sources");
        }
        return new Success<>(source.endpoint().isEmpty() ? Optional.empty() : Optional.of(source));
    }

    private static Outcome<Map<String, Source>> sources(JsonValue value) {
        Map<String, Source> sources = new HashMap<>();
        if (value == JsonNull.NULL) {
            return new Success<>(sources);
        }
        if (!(value instanceof JsonObject object)) {
            return new Problem<>(
                    "json: cannot unmarshal " + value.kind() + " into Go value of type map[string]oidc.endpoint");
        }
        for (Member member : object.members()) {
            StructReader fields = JsonDialect.ENCODING_JSON.struct(member.value(), "oidc.endpoint");
            Source source = new Source(fields.string("endpoint"), fields.string("access_token"));
            fields.string("JWT");
            if (fields.problem().isPresent()) {
                return new Problem<>(fields.problem().get());
            }
            sources.put(member.name(), source);
        }
        return new Success<>(sources);
    }
}
