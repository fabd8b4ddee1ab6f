package io.github.kubeauthn.oidc.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.oidc.configuration.ConfigurationReading.Undecodable;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimMappings;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimOrExpression;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimValidationRule;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ExtraMapping;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.PrefixedClaimOrExpression;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.UserValidationRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages are those of kube-apiserver v1.37.2 for the same content. */
class AuthenticationConfigurationTest {

    private static final String V1 = "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\n";

    @Test
    void every_field_is_read() {
        ConfigurationReading reading = AuthenticationConfiguration.read(V1 + """
                anonymous:
                  enabled: true
                  conditions: [{path: /livez}, {path: /readyz}]
                jwt:
                - issuer:
                    url: https://a.example.com
                    discoveryURL: https://b.example.com
                    certificateAuthority: CA
                    audiences: [x, z]
                    audienceMatchPolicy: MatchAny
                    egressSelectorType: cluster
                  claimValidationRules:
                  - {claim: hd, requiredValue: example.com}
                  - {expression: claims.a == 'b', message: nope}
                  claimMappings:
                    username: {claim: sub, prefix: ""}
                    groups: {expression: claims.groups}
                    uid: {claim: uid}
                    extra: [{key: example.com/a, valueExpression: claims.a}]
                  userValidationRules: [{expression: user.username != '', message: empty}]
                """);

        assertThat(reading)
                .isEqualTo(new AuthenticationConfiguration(
                        List.of(new JwtAuthenticatorConfiguration(
                                new Issuer(
                                        "https://a.example.com",
                                        "https://b.example.com",
                                        "CA",
                                        List.of("x", "z"),
                                        "MatchAny",
                                        "cluster"),
                                List.of(
                                        new ClaimValidationRule("hd", "example.com", "", ""),
                                        new ClaimValidationRule("", "", "claims.a == 'b'", "nope")),
                                new ClaimMappings(
                                        PrefixedClaimOrExpression.claim("sub", ""),
                                        PrefixedClaimOrExpression.expression("claims.groups"),
                                        new ClaimOrExpression("uid", ""),
                                        List.of(new ExtraMapping("example.com/a", "claims.a"))),
                                List.of(new UserValidationRule("user.username != ''", "empty")))),
                        new AnonymousConfiguration(true, List.of("/livez", "/readyz"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1beta1", "v1alpha1"})
    void all_published_versions_are_read_alike(String version) {
        assertThat(AuthenticationConfiguration.read("{\"apiVersion\":\"apiserver.config.k8s.io/" + version
                        + "\",\"kind\":\"AuthenticationConfiguration\",\"jwt\":[{\"issuer\":{\"url\":\"u\"}}]}"))
                .isInstanceOfSatisfying(
                        AuthenticationConfiguration.class,
                        configuration -> assertThat(
                                        configuration.jwt().get(0).issuer().url())
                                .isEqualTo("u"));
    }

    @Test
    void the_version_that_kube_apiserver_works_with_is_read_with_the_names_of_its_fields() {
        assertThat(AuthenticationConfiguration.read("apiVersion: apiserver.config.k8s.io/__internal\n"
                        + "kind: AuthenticationConfiguration\nJWT: [{Issuer: {URL: u, DiscoveryURL: d}}]\n"))
                .isInstanceOfSatisfying(
                        AuthenticationConfiguration.class,
                        configuration -> assertThat(
                                        configuration.jwt().get(0).issuer().discoveryUrl())
                                .isEqualTo("d"));
        assertThat(problemOf("apiVersion: apiserver.config.k8s.io/__internal\n"
                        + "kind: AuthenticationConfiguration\njwt: []\n"))
                .isEqualTo("strict decoding error: unknown field \"jwt\"");
    }

    @Test
    void null_leaves_a_field_as_if_it_were_not_there() {
        assertThat(AuthenticationConfiguration.read(V1 + "jwt: null\nanonymous: null\n"))
                .isEqualTo(AuthenticationConfiguration.of());
        assertThat(AuthenticationConfiguration.read(V1
                        + "jwt: [{issuer: {audiences: [null]}, claimMappings: {username: {claim: a, prefix: null}}}]"))
                .isInstanceOfSatisfying(AuthenticationConfiguration.class, configuration -> {
                    assertThat(configuration.jwt().get(0).issuer().audiences()).containsExactly("");
                    assertThat(configuration.jwt().get(0).claimMappings().username())
                            .isEqualTo(new PrefixedClaimOrExpression("a", null, ""));
                });
    }

    @Test
    void unknown_and_repeated_fields_are_all_told_in_the_order_of_sorted_yaml() {
        assertThat(problemOf(V1 + "zz: 1\naa: 2\nmm: {zz: 1}\naa: 3\n"))
                .isEqualTo("strict decoding error: yaml: unmarshal errors:\n"
                        + "  line 6: key \"aa\" already set in map, unknown field \"aa\", unknown field \"mm\","
                        + " unknown field \"zz\"");
        assertThat(problemOf(V1 + "jwt: [{}, {issuer: {ul: x}, x: 1}]"))
                .isEqualTo("strict decoding error: unknown field \"jwt[1].issuer.ul\", unknown field \"jwt[1].x\"");
    }

    @Test
    void unknown_and_repeated_fields_of_json_are_told_once_in_the_order_of_the_text() {
        String begin = "{\"apiVersion\":\"apiserver.config.k8s.io/v1\",\"kind\":\"AuthenticationConfiguration\",";
        assertThat(problemOf(begin + "\"x\":1,\"y\":1,\"x\":2}"))
                .isEqualTo("strict decoding error: unknown field \"x\", unknown field \"y\"");
        assertThat(problemOf(begin + "\"jwt\":null,\"jwt\":[]}"))
                .isEqualTo("strict decoding error: duplicate field \"jwt\"");
        assertThat(problemOf(begin + "\"jwt\":[{\"issuer\":{\"url\":\"a\",\"url\":\"b\"}}]}"))
                .isEqualTo("strict decoding error: duplicate field \"jwt[0].issuer.url\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jwt: 1 | number into Go struct field AuthenticationConfiguration.jwt of type []v1.JWTAuthenticator",
                "jwt: [x, 1] | string into Go struct field AuthenticationConfiguration.jwt of type v1.JWTAuthenticator",
                "anonymous: [] | array into Go struct field AuthenticationConfiguration.anonymous of type v1.AnonymousAuthConfig",
                "anonymous: {enabled: 1} | number into Go struct field AnonymousAuthConfig.anonymous.enabled of type bool",
                "jwt: [{issuer: {audienceMatchPolicy: 1}}] | number into Go struct field Issuer.jwt.issuer.audienceMatchPolicy of type v1.AudienceMatchPolicyType",
                "jwt: [{issuer: {audiences: [true]}}] | bool into Go struct field Issuer.jwt.issuer.audiences of type string",
                "jwt: [{claimMappings: {extra: {}}}] | object into Go struct field ClaimMappings.jwt.claimMappings.extra of type []v1.ExtraMapping",
                "jwt: [{issuer: {discoveryURL: 1}}] | number into Go struct field Issuer.jwt.issuer.discoveryURL of type string",
            })
    void a_value_of_the_wrong_type_is_told_and_hides_what_only_strictness_finds(String yaml, String problem) {
        assertThat(problemOf(V1 + yaml + "\nunknown: 1\n")).isEqualTo("json: cannot unmarshal " + problem);
    }

    @Test
    void what_is_no_authentication_configuration_is_told() {
        assertThat(problemOf("")).isEqualTo("empty config data");
        assertThat(problemOf("jwt: []\n")).isEqualTo("Object 'Kind' is missing in 'jwt: []\n'");
        assertThat(problemOf("kind: AuthenticationConfiguration\n"))
                .isEqualTo("Object 'apiVersion' is missing in 'kind: AuthenticationConfiguration\n'");
        assertThat(problemOf("apiVersion: a/b/c\nkind: AuthenticationConfiguration\n"))
                .isEqualTo("unexpected GroupVersion string: a/b/c");
        assertThat(problemOf("apiVersion: v1\nkind: AuthenticationConfiguration\n"))
                .isEqualTo("no kind \"AuthenticationConfiguration\" is registered for version \"v1\" in scheme"
                        + " \"pkg/runtime/scheme.go:111\"");
        assertThat(problemOf("apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\n"))
                .isEqualTo("expected AuthenticationConfiguration, got *apiserver.EncryptionConfiguration");
        assertThat(problemOf("apiVersion: 1\nkind: AuthenticationConfiguration\n"))
                .isEqualTo("couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct"
                        + " field .apiVersion of type string");
        assertThat(problemOf("- a\n"))
                .startsWith("couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value");
    }

    @Test
    void letter_case_does_not_matter_for_kind_and_version_but_then_the_fields_are_unknown() {
        assertThat(problemOf("APIVERSION: apiserver.config.k8s.io/v1\nKind: AuthenticationConfiguration\n"))
                .isEqualTo("strict decoding error: unknown field \"APIVERSION\", unknown field \"Kind\"");
    }

    @Test
    void a_text_that_begins_with_a_brace_is_json_and_nothing_else() {
        assertThat(problemOf("{apiVersion: apiserver.config.k8s.io/v1, kind: AuthenticationConfiguration}"))
                .isEqualTo("couldn't get version/kind; json parse error: invalid character 'a' looking for beginning of"
                        + " object key string");
        assertThat(
                        problemOf(
                                " \n{\"apiVersion\":\"apiserver.config.k8s.io/v1\",\"kind\":\"AuthenticationConfiguration\"} x"))
                .isEqualTo("couldn't get version/kind; json parse error: invalid character 'x' after top-level value");
    }

    @Test
    void a_deep_nest_in_an_unknown_field_does_no_harm() {
        String nest = "[".repeat(9_000) + "]".repeat(9_000);
        assertThat(problemOf(
                        "{\"apiVersion\":\"apiserver.config.k8s.io/v1\",\"kind\":\"AuthenticationConfiguration\",\"x\":"
                                + nest + "}"))
                .isEqualTo("strict decoding error: unknown field \"x\"");
    }

    @Test
    void no_more_than_a_hundred_strict_errors_are_told() {
        StringBuilder text = new StringBuilder(V1);
        for (int i = 100; i < 300; i++) {
            text.append("x").append(i).append(": 1\n");
        }
        assertThat(problemOf(text.toString())).contains("\"x199\"").doesNotContain("\"x200\"");
    }

    private static String problemOf(String text) {
        ConfigurationReading reading = AuthenticationConfiguration.read(text);
        assertThat(reading).isInstanceOf(Undecodable.class);
        return ((Undecodable) reading).message();
    }
}
