package io.github.kubeauthn.oidc.configuration;

import static io.github.kubeauthn.oidc.configuration.GoShape.Field.text;

import io.github.kubeauthn.oidc.configuration.GoShape.Bool;
import io.github.kubeauthn.oidc.configuration.GoShape.Field;
import io.github.kubeauthn.oidc.configuration.GoShape.Pointer;
import io.github.kubeauthn.oidc.configuration.GoShape.Slice;
import io.github.kubeauthn.oidc.configuration.GoShape.Struct;
import io.github.kubeauthn.oidc.configuration.GoShape.Text;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimMappings;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimOrExpression;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimValidationRule;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ExtraMapping;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.PrefixedClaimOrExpression;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.UserValidationRule;

/** The fields of an AuthenticationConfiguration, which are the same in all its versions, and how they become the records. */
final class ConfigurationShape {

    private static final Struct ISSUER = Struct.of(
            "Issuer",
            text("url"),
            new Field("discoveryURL", new Pointer(Text.STRING)),
            text("certificateAuthority"),
            new Field("audiences", new Slice(Text.STRING)),
            new Field("audienceMatchPolicy", new Text("AudienceMatchPolicyType")),
            new Field("egressSelectorType", new Text("EgressSelectorType")));

    private static final Struct CLAIM_VALIDATION_RULE =
            Struct.of("ClaimValidationRule", text("claim"), text("requiredValue"), text("expression"), text("message"));

    private static final Struct PREFIXED_CLAIM_OR_EXPRESSION = Struct.of(
            "PrefixedClaimOrExpression",
            text("claim"),
            new Field("prefix", new Pointer(Text.STRING)),
            text("expression"));

    private static final Struct CLAIM_OR_EXPRESSION = Struct.of("ClaimOrExpression", text("claim"), text("expression"));

    private static final Struct EXTRA_MAPPING = Struct.of("ExtraMapping", text("key"), text("valueExpression"));

    private static final Struct CLAIM_MAPPINGS = Struct.of(
            "ClaimMappings",
            new Field("username", PREFIXED_CLAIM_OR_EXPRESSION),
            new Field("groups", PREFIXED_CLAIM_OR_EXPRESSION),
            new Field("uid", CLAIM_OR_EXPRESSION),
            new Field("extra", new Slice(EXTRA_MAPPING)));

    private static final Struct USER_VALIDATION_RULE =
            Struct.of("UserValidationRule", text("expression"), text("message"));

    private static final Struct JWT_AUTHENTICATOR = Struct.of(
            "JWTAuthenticator",
            new Field("issuer", ISSUER),
            new Field("claimValidationRules", new Slice(CLAIM_VALIDATION_RULE)),
            new Field("claimMappings", CLAIM_MAPPINGS),
            new Field("userValidationRules", new Slice(USER_VALIDATION_RULE)));

    private static final Struct ANONYMOUS = Struct.of(
            "AnonymousAuthConfig",
            new Field("enabled", Bool.BOOL),
            new Field("conditions", new Slice(Struct.of("AnonymousAuthCondition", text("path")))));

    static final Struct AUTHENTICATION_CONFIGURATION = Struct.of(
            "AuthenticationConfiguration",
            text("kind"),
            text("apiVersion"),
            new Field("jwt", new Slice(JWT_AUTHENTICATOR)),
            new Field("anonymous", new Pointer(ANONYMOUS)));

    private ConfigurationShape() {}

    static AuthenticationConfiguration configuration(GoStruct fields) {
        GoStruct anonymous = fields.pointer("anonymous");
        return new AuthenticationConfiguration(
                fields.structs("jwt").stream()
                        .map(ConfigurationShape::jwtAuthenticator)
                        .toList(),
                anonymous == null ? null : anonymous(anonymous));
    }

    private static AnonymousConfiguration anonymous(GoStruct fields) {
        return new AnonymousConfiguration(
                fields.bool("enabled"),
                fields.structs("conditions").stream()
                        .map(condition -> condition.text("path"))
                        .toList());
    }

    private static JwtAuthenticatorConfiguration jwtAuthenticator(GoStruct fields) {
        return new JwtAuthenticatorConfiguration(
                issuer(fields.struct("issuer")),
                fields.structs("claimValidationRules").stream()
                        .map(rule -> new ClaimValidationRule(
                                rule.text("claim"),
                                rule.text("requiredValue"),
                                rule.text("expression"),
                                rule.text("message")))
                        .toList(),
                claimMappings(fields.struct("claimMappings")),
                fields.structs("userValidationRules").stream()
                        .map(rule -> new UserValidationRule(rule.text("expression"), rule.text("message")))
                        .toList());
    }

    private static Issuer issuer(GoStruct fields) {
        String discoveryUrl = fields.textOrNull("discoveryURL");
        return new Issuer(
                fields.text("url"),
                discoveryUrl == null ? "" : discoveryUrl,
                fields.text("certificateAuthority"),
                fields.texts("audiences"),
                fields.text("audienceMatchPolicy"),
                fields.text("egressSelectorType"));
    }

    private static ClaimMappings claimMappings(GoStruct fields) {
        GoStruct uid = fields.struct("uid");
        return new ClaimMappings(
                prefixedClaimOrExpression(fields.struct("username")),
                prefixedClaimOrExpression(fields.struct("groups")),
                new ClaimOrExpression(uid.text("claim"), uid.text("expression")),
                fields.structs("extra").stream()
                        .map(extra -> new ExtraMapping(extra.text("key"), extra.text("valueExpression")))
                        .toList());
    }

    private static PrefixedClaimOrExpression prefixedClaimOrExpression(GoStruct fields) {
        return new PrefixedClaimOrExpression(
                fields.text("claim"), fields.textOrNull("prefix"), fields.text("expression"));
    }
}
