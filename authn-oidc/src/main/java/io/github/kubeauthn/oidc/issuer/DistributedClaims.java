package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.claim.ClaimSet;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.issuer.ClaimSources.Source;
import io.github.kubeauthn.oidc.issuer.Step.Done;
import io.github.kubeauthn.oidc.issuer.Step.Stopped;
import io.github.kubeauthn.oidc.key.KeyListener;
import io.github.kubeauthn.oidc.key.RefreshRule;
import io.github.kubeauthn.token.jose.UnverifiedJwt;
import io.github.kubeauthn.token.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the groups that a token refers to instead of naming them (OpenID Connect Core 1.0 section 5.6.2): from an endpoint
 * that answers with a token of its own, of an issuer that is found like any other and has the same audiences.
 */
final class DistributedClaims implements AutoCloseable {

    /** How many issuers of such tokens are remembered: an endpoint can name any. */
    private static final int MAX_ISSUERS = 64;

    private final String claim;
    private final Endpoints endpoints;
    private final Map<String, Provider> providers = new HashMap<>();
    private boolean closed;

    /**
     * A resolver for one claim.
     *
     * @param claim the name of the claim that may be distributed
     */
    DistributedClaims(String claim, Endpoints endpoints) {
        this.claim = claim;
        this.endpoints = endpoints;
    }

    /**
     * Through what everything that an issuer's tokens refer to is asked.
     *
     * @param http gets tokens, metadata and keys
     * @param issuer whose tokens refer
     * @param metadataUrl where that issuer's own metadata is
     */
    record Endpoints(
            IssuerHttp http, String issuer, String metadataUrl, TokenRules tokenRules, RefreshRule refreshRule) {

        Provider discover(String other) {
            String url = other.equals(issuer) ? metadataUrl : ProviderMetadata.urlFor(other);
            return Provider.discover(other, url, http, tokenRules, refreshRule, new KeyListener() {}, Provider.RETRY);
        }
    }

    /** The claims with the distributed one put in; the same ones if there is nothing to fetch. */
    Step<ClaimSet> expand(ClaimSet claims, AuthenticationContext context) {
        if (claims.has(claim)) {
            return new Done<>(claims);
        }
        Outcome<Optional<Source>> source = ClaimSources.find(claims, claim);
        if (source instanceof Problem<Optional<Source>> problem) {
            return Stopped.refused(problem.message());
        }
        Optional<Source> found = ((Success<Optional<Source>>) source).value();
        if (found.isEmpty()) {
            return new Done<>(claims);
        }
        Step<JsonValue> value = fetch(found.get(), context);
        return value instanceof Stopped<JsonValue> stopped
                ? stopped.as("")
                : new Done<>(claims.with(claim, ((Done<JsonValue>) value).value()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        providers.values().forEach(Provider::close);
    }

    private Step<JsonValue> fetch(Source source, AuthenticationContext context) {
        Step<String> answer = get(source, context);
        if (answer instanceof Stopped<String> stopped) {
            return stopped.as("while getting distributed claim " + GoQuoted.string(claim) + ": ");
        }
        UnverifiedJwt token = UnverifiedJwt.read(((Done<String>) answer).value());
        Optional<String> issuer = token.issuer().map(TokenVerifier::withScheme);
        if (issuer.isEmpty()) {
            return Stopped.refused("getting untrusted issuer from endpoint " + source.endpoint() + " failed for claim "
                    + GoQuoted.string(claim) + ": malformed token");
        }
        TokenVerifier verifier = verifierOf(issuer.get());
        if (verifier == null) {
            return Stopped.couldNotCheck("verifying untrusted issuer " + issuer.get()
                    + " failed: verifier not initialized for issuer: " + GoQuoted.string(issuer.get()));
        }
        Step<ClaimSet> claims = verifier.verify(token, context);
        if (claims instanceof Stopped<ClaimSet> stopped) {
            return stopped.as("verify distributed claim token: ");
        }
        JsonValue value = ((Done<ClaimSet>) claims).value().get(claim);
        return value != null
                ? new Done<>(value)
                : Stopped.refused("jwt returned by distributed claim endpoint " + GoQuoted.string(source.endpoint())
                        + " did not contain claim: " + claim);
    }

    private Step<String> get(Source source, AuthenticationContext context) {
        Optional<Failed> refusal = context.refusalToWait(endpoints.tokenRules().clock());
        if (refusal.isPresent()) {
            return new Stopped<>(refusal.get());
        }
        CompletableFuture<Outcome<IssuerResponse>> answer =
                endpoints.http().get(source.endpoint(), source.accessToken());
        Step<Outcome<IssuerResponse>> step =
                Waiting.await(answer, context, endpoints.tokenRules().clock());
        if (step instanceof Stopped<Outcome<IssuerResponse>> stopped) {
            return stopped.as("");
        }
        Outcome<IssuerResponse> outcome = ((Done<Outcome<IssuerResponse>>) step).value();
        if (outcome instanceof Problem<IssuerResponse> problem) {
            boolean noUrl = problem.message().startsWith("parse ");
            return Stopped.couldNotCheck(
                    noUrl ? "while calling " + source.endpoint() + ": " + problem.message() : problem.message());
        }
        IssuerResponse response = ((Success<IssuerResponse>) outcome).value();
        return response.status() >= 200 && response.status() <= 226
                ? new Done<>(new String(response.body(), StandardCharsets.UTF_8))
                : Stopped.couldNotCheck("error while getting distributed claim JWT: " + response.statusLine()
                        + response.redirectNote());
    }

    /** Whoever is asked for the first time is not ready, and begins to get so. */
    private synchronized @Nullable TokenVerifier verifierOf(String issuer) {
        Provider provider = providers.get(issuer);
        if (provider == null && providers.size() < MAX_ISSUERS && !closed) {
            provider = endpoints.discover(issuer);
            providers.put(issuer, provider);
        }
        return provider == null ? null : provider.verifier();
    }
}
