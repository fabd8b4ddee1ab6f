package io.github.kubeauthn.oidc.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.testkit.pki.TestCa;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those of kube-apiserver v1.37.2 for the same configuration. */
class ConfigurationCheckTest {

    private static final CheckOptions OPTIONS = CheckOptions.defaults().withCompiler(new FakeCompiler());
    private static final String ISSUER = "{url: 'https://a.example.com', audiences: [x]}";
    private static final String MAPPINGS = "{username: {claim: sub, prefix: ''}}";

    @Test
    void a_plain_issuer_is_good() {
        assertThat(errors(jwt(ISSUER, MAPPINGS, ""))).isEmpty();
    }

    @Test
    void no_issuer_at_all_is_good() {
        assertThat(errors("jwt: []\n")).isEmpty();
    }

    @Test
    void an_empty_issuer_lacks_everything_that_is_required() {
        assertThat(errors("jwt: [{}]\n"))
                .containsExactly(
                        "jwt[0].issuer.url: Required value",
                        "jwt[0].issuer.audiences: Required value: at least one jwt[0].issuer.audiences is required",
                        "jwt[0].claimMappings.username: Required value: claim or expression is required");
    }

    @Test
    void more_than_64_issuers_are_too_many_to_look_at() {
        assertThat(errors("jwt: [" + "{},".repeat(65) + "]\n"))
                .containsExactly("jwt: Too many: 65: must have at most 64 items");
    }

    @Test
    void a_url_is_judged_in_all_its_parts() {
        assertThat(errors(jwt("{url: 'http://u:p@a.example.com?x=y#z', audiences: [x]}", MAPPINGS, "")))
                .containsExactly(
                        invalidUrl("URL scheme must be https"),
                        invalidUrl("URL must not contain a username or password"),
                        invalidUrl("URL must not contain a query"),
                        invalidUrl("URL must not contain a fragment"));
    }

    private static String invalidUrl(String detail) {
        return "jwt[0].issuer.url: Invalid value: \"http://u:p@a.example.com?x=y#z\": " + detail;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{url: 'https://a example.com', audiences: [x]} | issuer.url: Invalid value: \"https://a example.com\": parse \"https://a example.com\": invalid character \" \" in host name",
                "{url: a.example.com, audiences: [x]} | issuer.url: Invalid value: \"a.example.com\": URL scheme must be https",
                "{url: 'https://a.b/', discoveryURL: 'https://a.b//', audiences: [x]} | issuer.discoveryURL: Invalid value: \"https://a.b//\": discoveryURL must be different from URL",
                "{url: 'https://a.b', audiences: [x, x], audienceMatchPolicy: MatchAny} | issuer.audiences[1]: Duplicate value: \"x\"",
                "{url: 'https://a.b', audiences: ['']} | issuer.audiences[0]: Required value",
                "{url: 'https://a.b', audiences: [x, z]} | issuer.audienceMatchPolicy: Invalid value: \"\": audienceMatchPolicy must be MatchAny for multiple audiences",
                "{url: 'https://a.b', audiences: [x], audienceMatchPolicy: 'M<>&'} | issuer.audienceMatchPolicy: Invalid value: \"M\\u003c\\u003e\\u0026\": audienceMatchPolicy must be empty or MatchAny for single audience",
                "{url: 'https://a.b', audiences: [x], egressSelectorType: Cluster} | issuer.egressSelectorType: Invalid value: \"Cluster\": egress selector must be either controlplane or cluster",
                "{url: 'https://a.b', audiences: [x], certificateAuthority: x} | issuer.certificateAuthority: Invalid value: \"<omitted>\": data does not contain any valid RSA or ECDSA certificates",
            })
    void an_issuer_is_judged(String issuer, String error) {
        assertThat(errors(jwt(issuer, MAPPINGS, ""))).containsExactly("jwt[0]." + error);
    }

    @Test
    void the_certificate_authority_may_be_any_certificates() {
        String pem = TestCa.named("ca").pem().replace("\n", "\\n");
        assertThat(errors(jwt(
                        "{url: 'https://a.b', audiences: [x], certificateAuthority: \"" + pem + "\"}", MAPPINGS, "")))
                .isEmpty();
    }

    @Test
    void a_malformed_certificate_is_told_without_showing_it() {
        String pem = "-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\\n";
        assertThat(errors(jwt(
                        "{url: 'https://a.b', audiences: [x], certificateAuthority: \"" + pem + "\"}", MAPPINGS, "")))
                .containsExactly(
                        "jwt[0].issuer.certificateAuthority: Invalid value: \"<omitted>\": x509: malformed certificate");
    }

    @Test
    void a_service_account_issuer_may_not_be_one_here() {
        AuthenticationConfiguration configuration = configuration(jwt(ISSUER, MAPPINGS, ""));
        assertThat(configuration
                        .check(OPTIONS.withDisallowedIssuers(List.of("https://z", "https://a.example.com")))
                        .errors())
                .containsExactly("jwt[0].issuer.url: Invalid value: \"https://a.example.com\":"
                        + " URL must not overlap with disallowed issuers: [https://a.example.com https://z]");
        assertThat(configuration.jwt().get(0).errors(OPTIONS.withDisallowedIssuers(List.of("https://a.example.com"))))
                .containsExactly("issuer.url: Invalid value: \"https://a.example.com\":"
                        + " URL must not overlap with disallowed issuers: [https://a.example.com]");
    }

    @Test
    void a_way_may_not_be_chosen_without_the_feature_gate() {
        String issuer = "{url: 'https://a.b', audiences: [x], egressSelectorType: cluster}";
        assertThat(configuration(jwt(issuer, MAPPINGS, ""))
                        .check(OPTIONS.withEgressSelector(false))
                        .errors())
                .containsExactly(
                        "jwt[0].issuer.egressSelectorType: Invalid value: \"cluster\": egress selector is not"
                                + " supported when StructuredAuthenticationConfigurationEgressSelector feature gate is disabled");
    }

    @Test
    void two_issuers_may_share_neither_url_nor_discovery_url() {
        String issuer = "{url: 'https://a.b', discoveryURL: 'https://c.d', audiences: [x]}";
        String entry = "{issuer: " + issuer + ", claimMappings: " + MAPPINGS + "}";
        assertThat(errors("jwt: [" + entry + "," + entry + "]\n"))
                .containsExactly(
                        "jwt[1].issuer.url: Duplicate value: \"https://a.b\"",
                        "jwt[1].issuer.discoveryURL: Duplicate value: \"https://c.d\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{claim: a, expression: bool} | : Invalid value: \"a\": claim and expression can't both be set",
                "{} | : Required value: claim or expression is required",
                "{claim: a, message: m} | .message: Invalid value: \"m\": may not be specified when claim is set",
                "{expression: bool, requiredValue: m} | .requiredValue: Invalid value: \"m\": may not be specified when expression is set",
                "{expression: text} | .expression: Invalid value: \"text\": must evaluate to bool",
                "{expression: invalid} | .expression: Invalid value: \"invalid\": compilation failed: no good",
                "{expression: unusable} | .expression: Internal error: program instantiation failed: no use",
            })
    void a_claim_validation_rule_is_judged(String rule, String error) {
        assertThat(errors(jwt(ISSUER, MAPPINGS, "claimValidationRules: [" + rule + "]")))
                .containsExactly("jwt[0].claimValidationRules[0]" + error);
    }

    @Test
    void a_rule_may_not_be_there_twice() {
        assertThat(errors(jwt(
                        ISSUER,
                        MAPPINGS,
                        "claimValidationRules: [{claim: a}, {claim: a}, {expression: bool}, {expression: bool}],"
                                + " userValidationRules: [{expression: bool}, {expression: bool}, {message: m}]")))
                .containsExactly(
                        "jwt[0].claimValidationRules[1].claim: Duplicate value: \"a\"",
                        "jwt[0].claimValidationRules[3].expression: Duplicate value: \"bool\"",
                        "jwt[0].userValidationRules[1].expression: Duplicate value: \"bool\"",
                        "jwt[0].userValidationRules[2].expression: Required value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "username: {claim: a} | username.prefix: Required value: prefix is required when claim is set. It can be set to an empty string to disable prefixing",
                "username: {claim: a, expression: b} | username: Invalid value: \"\": claim and expression can't both be set",
                "username: {expression: b, prefix: p} | username.prefix: Invalid value: \"p\": may not be specified when expression is set",
                "username: {expression: invalid} | username.expression: Invalid value: \"invalid\": compilation failed: no good",
                "username: {expression: a}, groups: {claim: a} | groups.prefix: Required value: prefix is required when claim is set. It can be set to an empty string to disable prefixing",
                "username: {expression: a}, uid: {claim: a, expression: b} | uid: Invalid value: \"\": claim and expression can't both be set",
                "username: {expression: a}, extra: [{key: e.com/a}] | extra[0].valueExpression: Required value",
            })
    void a_claim_mapping_is_judged(String mappings, String error) {
        assertThat(errors(jwt(ISSUER, "{" + mappings + "}", ""))).containsExactly("jwt[0].claimMappings." + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'' | Required value",
                "a | Invalid value: \"a\": must be a domain-prefixed path (such as \"acme.io/foo\")",
                "a.b/ | Invalid value: \"a.b/\": must be a domain-prefixed path (such as \"acme.io/foo\")",
                "/a | Invalid value: \"/a\": must be a domain-prefixed path (such as \"acme.io/foo\")",
                "a_b.com/x | Invalid value: \"a_b.com\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                "'a.com/x y' | Invalid value: \"x y\": Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')",
                "a.com/X | Invalid value: \"a.com/X\": must be lowercase",
                "kubernetes.io/a | Invalid value: \"kubernetes.io/a\": k8s.io, kubernetes.io and their subdomains are reserved for Kubernetes use",
                "a.k8s.io/a | Invalid value: \"a.k8s.io/a\": k8s.io, kubernetes.io and their subdomains are reserved for Kubernetes use",
            })
    void the_key_of_an_extra_is_judged(String key, String error) {
        assertThat(errors(jwt(
                        ISSUER, "{username: {expression: a}, extra: [{key: " + key + ", valueExpression: a}]}", "")))
                .containsExactly("jwt[0].claimMappings.extra[0].key: " + error);
    }

    @Test
    void the_domain_of_an_extra_has_253_bytes_at_most() {
        String label = "a".repeat(63) + ".";
        String domain = label + label + label + "a".repeat(61);
        assertThat(errors(jwt(ISSUER, extraOf(domain), ""))).isEmpty();
        assertThat(errors(jwt(ISSUER, extraOf(domain + "a"), "")))
                .containsExactly("jwt[0].claimMappings.extra[0].key: Invalid value: \"" + domain
                        + "a\": must be no more than 253 characters");
    }

    private static String extraOf(String domain) {
        return "{username: {expression: a}, extra: [{key: " + domain + "/x, valueExpression: a}]}";
    }

    @Test
    void the_same_key_may_not_be_there_twice() {
        assertThat(errors(jwt(
                        ISSUER,
                        "{username: {expression: a}, extra: [{key: a.b/c, valueExpression: a},"
                                + " {key: a.b/c, valueExpression: invalid}]}",
                        "")))
                .containsExactly("jwt[0].claimMappings.extra[1].key: Duplicate value: \"a.b/c\"");
    }

    @Test
    void an_email_as_user_name_must_be_verified_somewhere() {
        String email = "{username: {expression: claims.email}";
        String error =
                "jwt[0].claimMappings.username.expression: Invalid value: \"claims.email\": claims.email_verified"
                        + " must be used in claimMappings.username.expression or claimMappings.extra[*].valueExpression or"
                        + " claimValidationRules[*].expression when claims.email is used in claimMappings.username.expression";
        assertThat(errors(jwt(ISSUER, email + "}", ""))).containsExactly(error);
        assertThat(errors(jwt(ISSUER, email + ", uid: {expression: claims.email_verified}}", "")))
                .containsExactly(error);
        assertThat(errors(jwt(ISSUER, email + ", extra: [{key: a.b/c, valueExpression: claims.email_verified}]}", "")))
                .isEmpty();
        assertThat(errors(jwt(ISSUER, email + "}", "claimValidationRules: [{expression: bool claims.email_verified}]")))
                .isEmpty();
        assertThat(errors(jwt(ISSUER, "{username: {expression: claims.email + claims.email_verified}}", "")))
                .isEmpty();
    }

    @Test
    void conditions_for_anonymous_requests_need_them_enabled() {
        assertThat(errors("anonymous: {enabled: false, conditions: [{path: '/a<b'}, {path: /c}]}\n"))
                .containsExactly("anonymous.conditions: Invalid value: [{\"Path\":\"/a\\u003cb\"},{\"Path\":\"/c\"}]:"
                        + " enabled should be set to true when conditions are defined");
        assertThat(errors("anonymous: {enabled: true, conditions: [{path: ''}]}\n"))
                .isEmpty();
    }

    @Test
    void all_errors_together_are_one_message_where_each_stands_once() {
        assertThat(configuration("jwt: [{issuer: " + ISSUER + ", claimMappings: {}}]\n")
                        .check(OPTIONS)
                        .message())
                .isEqualTo("jwt[0].claimMappings.username: Required value: claim or expression is required");
        assertThat(configuration("jwt: [{issuer: {url: 'https://a.b'}}]\n")
                        .check(OPTIONS)
                        .message())
                .isEqualTo("[jwt[0].issuer.audiences: Required value: at least one jwt[0].issuer.audiences is required,"
                        + " jwt[0].claimMappings.username: Required value: claim or expression is required]");
    }

    @Test
    void without_a_compiler_an_expression_is_refused_with_the_name_of_the_missing_module() {
        CheckOptions options = OPTIONS.withCompiler(new AbsentExpressionCompiler());
        assertThat(configuration(jwt(ISSUER, "{username: {expression: claims.sub}}", ""))
                        .check(options)
                        .errors())
                .singleElement()
                .asString()
                .startsWith("jwt[0].claimMappings.username.expression: Invalid value: \"claims.sub\": ")
                .contains("authn-cel");
        assertThat(configuration(jwt(ISSUER, MAPPINGS, "")).check(options).errors())
                .isEmpty();
    }

    @Test
    void the_compiled_rules_stand_in_the_order_of_the_configuration() {
        ConfigurationCheck check = configuration(jwt(
                        ISSUER,
                        "{username: {expression: a}, extra: [{key: a.b/c, valueExpression: x},"
                                + " {key: a.b/d, valueExpression: z}]}",
                        "claimValidationRules: [{expression: bool1, message: m}, {claim: c}, {expression: bool2}]"))
                .check(OPTIONS);
        CompiledRules rules = check.rules().get(0);
        assertThat(rules.username()).isNotNull();
        assertThat(rules.groups()).isNull();
        assertThat(names(rules.extra().stream().map(CompiledRules.Extra::key).toList()))
                .isEqualTo("a.b/c a.b/d");
        assertThat(names(rules.claimRules().stream()
                        .map(CompiledRules.Rule::text)
                        .toList()))
                .isEqualTo("bool1 bool2");
    }

    private static String names(List<String> names) {
        return names.stream().collect(Collectors.joining(" "));
    }

    private static String jwt(String issuer, String mappings, String... more) {
        String rest = Arrays.stream(more)
                .filter(part -> !part.isEmpty())
                .map(part -> ", " + part)
                .collect(Collectors.joining());
        return "jwt: [{issuer: " + issuer + ", claimMappings: " + mappings + rest + "}]\n";
    }

    private static List<String> errors(String yaml) {
        return configuration(yaml).check(OPTIONS).errors();
    }

    private static AuthenticationConfiguration configuration(String yaml) {
        ConfigurationReading reading = AuthenticationConfiguration.read(
                "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\n" + yaml);
        assertThat(reading).isInstanceOf(AuthenticationConfiguration.class);
        return (AuthenticationConfiguration) reading;
    }
}
