package io.github.kubeauthn.oidc.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.oidc.claim.ClaimSet;
import io.github.kubeauthn.oidc.claim.Json;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.issuer.ClaimSources.Source;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimSourcesTest {

    @Test
    void the_source_of_a_claim_is_found_by_its_name() {
        assertThat(find("{\"_claim_names\":{\"groups\":\"s\"},\"_claim_sources\":"
                        + "{\"s\":{\"endpoint\":\"https://a.b\",\"ACCESS_TOKEN\":\"t\"}}}"))
                .isEqualTo(new Success<>(Optional.of(new Source("https://a.b", "t"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"_claim_sources\":5}",
                "{\"_claim_names\":null,\"_claim_sources\":{}}",
                "{\"_claim_names\":{\"other\":\"s\"},\"_claim_sources\":{\"s\":{}}}",
                "{\"_claim_names\":{\"groups\":\"s\"},\"_claim_sources\":{\"s\":null}}",
                "{\"_claim_names\":{\"groups\":\"s\"},\"_claim_sources\":{\"s\":{\"JWT\":\"aggregated\"}}}",
            })
    void there_may_be_nothing_to_fetch(String claims) {
        assertThat(find(claims)).isEqualTo(new Success<>(Optional.empty()));
    }

    @Test
    void what_is_malformed_is_told() {
        assertThat(find("{\"_claim_names\":{}}")).isEqualTo(new Problem<>("oidc: no claim sources"));
        assertThat(find("{\"_claim_names\":{\"groups\":\"s\"},\"_claim_sources\":{}}"))
                .isEqualTo(new Problem<>("id token _claim_names contained a source s missing in _claims_sources"));
        assertThat(find("{\"_claim_names\":{},\"_claim_sources\":{\"s\":{\"JWT\":5}}}"))
                .isEqualTo(new Problem<>("oidc: could not parse claim sources: json: cannot unmarshal number into Go"
                        + " struct field endpoint.JWT of type string"));
    }

    @Test
    void an_access_token_does_not_show() {
        assertThat(new Source("https://a.b", "secret").toString()).doesNotContain("secret");
    }

    private static Outcome<Optional<Source>> find(String claims) {
        return ClaimSources.find(ClaimSet.of(Json.object(claims)), "groups");
    }
}
