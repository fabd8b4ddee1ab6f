package io.github.kubeauthn.oidc.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimValidationRule;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.PrefixedClaimOrExpression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcFlagsTest {

    @Test
    void without_an_issuer_or_a_client_there_is_nothing_to_configure() {
        assertThat(OidcFlags.builder().clientId("c").build().configuration().jwt())
                .isEmpty();
        assertThat(OidcFlags.builder()
                        .issuerUrl("https://a.b")
                        .build()
                        .configuration()
                        .jwt())
                .isEmpty();
    }

    @Test
    void an_issuer_and_a_client_are_enough() {
        JwtAuthenticatorConfiguration jwt =
                only(OidcFlags.builder().issuerUrl("https://a.b").clientId("c"));
        assertThat(jwt.issuer()).isEqualTo(new Issuer("https://a.b", "", "", List.of("c"), "", ""));
        assertThat(jwt.claimMappings().username()).isEqualTo(PrefixedClaimOrExpression.claim("sub", "https://a.b#"));
        assertThat(jwt.claimMappings().groups()).isEqualTo(PrefixedClaimOrExpression.none());
        assertThat(OidcFlags.builder().build().signingAlgorithms()).containsExactly("RS256");
    }

    @ParameterizedTest
    @CsvSource({
        "sub, '', https://a.b#",
        "name, '', https://a.b#",
        "email, '', ''",
        "email, p:, p:",
        "name, -, ''",
        "name, p:, p:",
    })
    void the_prefix_of_a_name_defaults_to_the_issuer_unless_it_is_an_email(String claim, String flag, String prefix) {
        assertThat(only(OidcFlags.builder()
                                .issuerUrl("https://a.b")
                                .clientId("c")
                                .usernameClaim(claim)
                                .usernamePrefix(flag))
                        .claimMappings()
                        .username())
                .isEqualTo(PrefixedClaimOrExpression.claim(claim, prefix));
    }

    @Test
    void every_flag_has_its_place() {
        OidcFlags flags = OidcFlags.builder()
                .issuerUrl("https://a.b")
                .clientId("c")
                .certificateAuthority("CA")
                .groupsClaim("groups")
                .groupsPrefix("g:")
                .signingAlgorithms(List.of("ES256", "RS512"))
                .requiredClaims(Map.of("hd", "example.com"))
                .build();
        JwtAuthenticatorConfiguration jwt = flags.configuration().jwt().get(0);
        assertThat(jwt.issuer().certificateAuthority()).isEqualTo("CA");
        assertThat(jwt.claimMappings().groups()).isEqualTo(PrefixedClaimOrExpression.claim("groups", "g:"));
        assertThat(jwt.claimValidationRules()).containsExactly(new ClaimValidationRule("hd", "example.com", "", ""));
        assertThat(flags.signingAlgorithms()).containsExactly("ES256", "RS512");
    }

    private static JwtAuthenticatorConfiguration only(OidcFlags.Builder flags) {
        return flags.build().configuration().jwt().get(0);
    }
}
