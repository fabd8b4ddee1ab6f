package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimMappings;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimOrExpression;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimValidationRule;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.PrefixedClaimOrExpression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flags {@code --oidc-*} of kube-apiserver, which name a single issuer without expressions. Immutable. A flag that is
 * not given has kube-apiserver's default: the claim {@code sub} for the user name, {@code RS256} for signatures, nothing for
 * all others.
 */
public final class OidcFlags {

    private static final String EMAIL = "email";
    private static final String NO_PREFIX = "-";

    private final Builder flags;

    private OidcFlags(Builder flags) {
        this.flags = flags;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The value of {@code --oidc-signing-algs}, in order. */
    public List<String> signingAlgorithms() {
        return flags.signingAlgorithms;
    }

    /**
     * The configuration that says the same as the flags. Without an issuer or a client id it names no issuer. It is as good
     * or bad as the flags are: {@link AuthenticationConfiguration#check check} it.
     */
    public AuthenticationConfiguration configuration() {
        if (flags.issuerUrl.isEmpty() || flags.clientId.isEmpty()) {
            return AuthenticationConfiguration.of();
        }
        Issuer issuer = new Issuer(flags.issuerUrl, "", flags.certificateAuthority, List.of(flags.clientId), "", "");
        PrefixedClaimOrExpression groups = flags.groupsClaim.isEmpty()
                ? PrefixedClaimOrExpression.none()
                : PrefixedClaimOrExpression.claim(flags.groupsClaim, flags.groupsPrefix);
        ClaimMappings mappings = new ClaimMappings(
                PrefixedClaimOrExpression.claim(flags.usernameClaim, usernamePrefix()),
                groups,
                ClaimOrExpression.none(),
                List.of());
        List<ClaimValidationRule> rules = flags.requiredClaims.entrySet().stream()
                .map(claim -> new ClaimValidationRule(claim.getKey(), claim.getValue(), "", ""))
                .toList();
        return AuthenticationConfiguration.of(new JwtAuthenticatorConfiguration(issuer, rules, mappings, List.of()));
    }

    /** A claim that is not unique among issuers gets the issuer as prefix; an e-mail address is taken to be unique. */
    private String usernamePrefix() {
        if (flags.usernamePrefix.equals(NO_PREFIX)) {
            return "";
        }
        boolean isDefault = flags.usernamePrefix.isEmpty() && !flags.usernameClaim.equals(EMAIL);
        return isDefault ? flags.issuerUrl + "#" : flags.usernamePrefix;
    }

    /** Gathers the flags. Not safe for use by several threads. */
    public static final class Builder {

        private String issuerUrl = "";
        private String clientId = "";
        private String certificateAuthority = "";
        private String usernameClaim = "sub";
        private String usernamePrefix = "";
        private String groupsClaim = "";
        private String groupsPrefix = "";
        private List<String> signingAlgorithms = List.of("RS256");
        private Map<String, String> requiredClaims = Map.of();

        private Builder() {}

        /** {@code --oidc-issuer-url}. */
        public Builder issuerUrl(String url) {
            issuerUrl = url;
            return this;
        }

        /** {@code --oidc-client-id}: the audience of which a token must be. */
        public Builder clientId(String id) {
            clientId = id;
            return this;
        }

        /** The content, PEM, of the file behind {@code --oidc-ca-file}. */
        public Builder certificateAuthority(String pem) {
            certificateAuthority = pem;
            return this;
        }

        /** {@code --oidc-username-claim}. */
        public Builder usernameClaim(String claim) {
            usernameClaim = claim;
            return this;
        }

        /** {@code --oidc-username-prefix}; {@code -} for none. */
        public Builder usernamePrefix(String prefix) {
            usernamePrefix = prefix;
            return this;
        }

        /** {@code --oidc-groups-claim}. */
        public Builder groupsClaim(String claim) {
            groupsClaim = claim;
            return this;
        }

        /** {@code --oidc-groups-prefix}. */
        public Builder groupsPrefix(String prefix) {
            groupsPrefix = prefix;
            return this;
        }

        /** {@code --oidc-signing-algs}. */
        public Builder signingAlgorithms(List<String> algorithms) {
            signingAlgorithms = List.copyOf(algorithms);
            return this;
        }

        /** {@code --oidc-required-claim}: claims and their values, in order. */
        public Builder requiredClaims(Map<String, String> claims) {
            requiredClaims = new LinkedHashMap<>(claims);
            return this;
        }

        public OidcFlags build() {
            Builder copy = new Builder();
            copy.issuerUrl = issuerUrl;
            copy.clientId = clientId;
            copy.certificateAuthority = certificateAuthority;
            copy.usernameClaim = usernameClaim;
            copy.usernamePrefix = usernamePrefix;
            copy.groupsClaim = groupsClaim;
            copy.groupsPrefix = groupsPrefix;
            copy.signingAlgorithms = signingAlgorithms;
            copy.requiredClaims = requiredClaims;
            return new OidcFlags(copy);
        }
    }
}
