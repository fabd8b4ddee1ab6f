package io.github.kubeauthn.oidc.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One issuer of tokens and how its tokens become users: an element of the field {@code jwt}. The fields are those of
 * {@code JWTAuthenticator} in {@code apiserver.config.k8s.io}; a text that is not set is empty. Immutable.
 *
 * @param issuer who issues the tokens
 * @param claimValidationRules what must hold for the claims, in order
 * @param claimMappings how claims become a user
 * @param userValidationRules what must hold for the user, in order
 */
public record JwtAuthenticatorConfiguration(
        Issuer issuer,
        List<ClaimValidationRule> claimValidationRules,
        ClaimMappings claimMappings,
        List<UserValidationRule> userValidationRules) {

    public JwtAuthenticatorConfiguration {
        claimValidationRules = List.copyOf(claimValidationRules);
        userValidationRules = List.copyOf(userValidationRules);
    }

    /**
     * What is wrong with this issuer by itself, with paths of fields that begin here; empty if nothing. kube-apiserver looks
     * at each issuer in this way again when it builds its authenticator, and only then knows which issuers are disallowed.
     */
    public List<String> errors(CheckOptions options) {
        return ConfigurationValidation.errors(this, options);
    }

    /**
     * Who issues the tokens.
     *
     * @param url the claim {@code iss} of its tokens
     * @param discoveryUrl where its metadata is instead of {@code url}{@code /.well-known/openid-configuration}
     * @param certificateAuthority PEM: who signs its server's certificate; empty for those whom the system trusts
     * @param audiences of which a token must name one
     * @param audienceMatchPolicy {@link #MATCH_ANY}, or empty with a single audience
     * @param egressSelectorType {@link #CONTROL_PLANE}, {@link #CLUSTER}, or empty: the way that connections to it take
     */
    public record Issuer(
            String url,
            String discoveryUrl,
            String certificateAuthority,
            List<String> audiences,
            String audienceMatchPolicy,
            String egressSelectorType) {

        public static final String MATCH_ANY = "MatchAny";
        public static final String CONTROL_PLANE = "controlplane";
        public static final String CLUSTER = "cluster";

        public Issuer {
            audiences = List.copyOf(audiences);
        }
    }

    /**
     * What must hold for the claims: either one claim has one value, or an expression yields true.
     *
     * @param claim the name of the claim
     * @param requiredValue its value
     * @param expression yields true
     * @param message what to say where the expression does not
     */
    public record ClaimValidationRule(String claim, String requiredValue, String expression, String message) {}

    /**
     * How claims become a user.
     *
     * @param username the user's name
     * @param groups the groups
     * @param uid the uid
     * @param extra the extra, in order
     */
    public record ClaimMappings(
            PrefixedClaimOrExpression username,
            PrefixedClaimOrExpression groups,
            ClaimOrExpression uid,
            List<ExtraMapping> extra) {

        public ClaimMappings {
            extra = List.copyOf(extra);
        }
    }

    /**
     * A claim with something put before its value, or an expression.
     *
     * @param claim the name of the claim
     * @param prefix put before its value; null if it is not set, which is not the same as empty
     * @param expression in its stead
     */
    public record PrefixedClaimOrExpression(
            String claim, @Nullable String prefix, String expression) {

        public static PrefixedClaimOrExpression none() {
            return new PrefixedClaimOrExpression("", null, "");
        }

        public static PrefixedClaimOrExpression claim(String claim, String prefix) {
            return new PrefixedClaimOrExpression(claim, prefix, "");
        }

        public static PrefixedClaimOrExpression expression(String expression) {
            return new PrefixedClaimOrExpression("", null, expression);
        }
    }

    /**
     * A claim or an expression.
     *
     * @param claim the name of the claim
     * @param expression in its stead
     */
    public record ClaimOrExpression(String claim, String expression) {

        public static ClaimOrExpression none() {
            return new ClaimOrExpression("", "");
        }
    }

    /**
     * One key of a user's extra.
     *
     * @param key a path below a domain, as {@code example.org/foo}
     * @param valueExpression yields its values
     */
    public record ExtraMapping(String key, String valueExpression) {}

    /**
     * What must hold for the user.
     *
     * @param expression yields true
     * @param message what to say where it does not
     */
    public record UserValidationRule(String expression, String message) {}
}
