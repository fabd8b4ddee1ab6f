package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.claim.ClaimSet;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.claim.UserMapping;
import io.github.kubeauthn.oidc.configuration.CompiledRules;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.oidc.issuer.DistributedClaims.Endpoints;
import io.github.kubeauthn.oidc.issuer.Step.Done;
import io.github.kubeauthn.oidc.issuer.Step.Stopped;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.token.jose.UnverifiedJwt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authenticates by the tokens of one issuer. A token of another one, or what is no JWT, is none of its business. */
public final class IssuerAuthenticator implements Authenticator<BearerToken>, AutoCloseable {

    private final String issuer;
    private final UserMapping mapping;
    private final @Nullable TokenVerifier fixedVerifier;
    private final @Nullable Provider provider;
    private final @Nullable DistributedClaims distributedClaims;

    private IssuerAuthenticator(
            String issuer,
            UserMapping mapping,
            @Nullable TokenVerifier fixedVerifier,
            @Nullable Provider provider,
            @Nullable DistributedClaims distributedClaims) {
        this.issuer = issuer;
        this.mapping = mapping;
        this.fixedVerifier = fixedVerifier;
        this.provider = provider;
        this.distributedClaims = distributedClaims;
    }

    /**
     * An authenticator by a configuration that was checked. Unless it has a source of keys, it begins at once to look for the
     * issuer's.
     *
     * @param rules the configuration's compiled expressions
     */
    public static IssuerAuthenticator start(
            JwtAuthenticatorConfiguration configuration, CompiledRules rules, IssuerSettings settings) {
        Issuer issuer = configuration.issuer();
        TokenRules tokenRules = new TokenRules(settings.algorithms(), issuer.audiences(), settings.clock());
        IssuerHttp http = new IssuerHttp(settings.client());
        String metadataUrl =
                issuer.discoveryUrl().isEmpty() ? ProviderMetadata.urlFor(issuer.url()) : issuer.discoveryUrl();
        String groupsClaim = configuration.claimMappings().groups().claim();
        DistributedClaims distributedClaims = groupsClaim.isEmpty()
                ? null
                : new DistributedClaims(
                        groupsClaim,
                        new Endpoints(http, issuer.url(), metadataUrl, tokenRules, settings.refreshRule()));
        KeySource keys = settings.keySource();
        return new IssuerAuthenticator(
                issuer.url(),
                new UserMapping(configuration, rules),
                keys == null ? null : new TokenVerifier(issuer.url(), tokenRules, keys),
                keys != null
                        ? null
                        : Provider.discover(
                                issuer.url(),
                                metadataUrl,
                                http,
                                tokenRules,
                                settings.refreshRule(),
                                settings.listener(),
                                Provider.RETRY),
                distributedClaims);
    }

    /** The issuer of a token as this compares it; empty if the token has none, or is no JWT. */
    public static Optional<String> issuerOf(BearerToken token) {
        return UnverifiedJwt.of(token).issuer().map(TokenVerifier::withScheme);
    }

    @Override
    public AuthenticationResult authenticate(BearerToken token) {
        UnverifiedJwt jwt = UnverifiedJwt.of(token);
        if (!issuerOf(token).equals(Optional.of(issuer))) {
            return AuthenticationResult.noOpinion();
        }
        TokenVerifier verifier = verifier();
        if (verifier == null) {
            return Failed.couldNotCheck("oidc: authenticator not initialized");
        }
        Step<ClaimSet> verified = verifier.verify(jwt, token.context());
        if (verified instanceof Stopped<ClaimSet> stopped) {
            return stopped.as("oidc: verify token: ").failure();
        }
        ClaimSet claims = ((Done<ClaimSet>) verified).value();
        if (distributedClaims != null) {
            Step<ClaimSet> expanded = distributedClaims.expand(claims, token.context());
            if (expanded instanceof Stopped<ClaimSet> stopped) {
                return stopped.as("oidc: could not expand distributed claims: ").failure();
            }
            claims = ((Done<ClaimSet>) expanded).value();
        }
        Outcome<UserInfo> user = mapping.map(claims);
        return user instanceof Success<UserInfo> success
                ? Authenticated.as(success.value())
                : Failed.refused(((Problem<UserInfo>) user).message());
    }

    /** Why tokens of the issuer cannot be verified yet; empty if they can. */
    public Optional<String> healthProblem() {
        if (provider == null || provider.verifier() != null) {
            return Optional.empty();
        }
        String name = GoQuoted.string(issuer);
        String problem = provider.problem().isEmpty()
                ? "oidc: authenticator for issuer " + name + " is not initialized"
                : provider.problem();
        return Optional.of("oidc: authenticator for issuer " + name + " is not healthy: " + problem);
    }

    /** Ends the search for the issuer's keys. What is under way still gets its answer. */
    @Override
    public void close() {
        if (provider != null) {
            provider.close();
        }
        if (distributedClaims != null) {
            distributedClaims.close();
        }
    }

    private @Nullable TokenVerifier verifier() {
        return provider == null ? fixedVerifier : provider.verifier();
    }
}
