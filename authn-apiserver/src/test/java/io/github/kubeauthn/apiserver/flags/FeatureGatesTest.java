package io.github.kubeauthn.apiserver.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeatureGatesTest {

    private final FeatureGates gates = new FeatureGates();

    @Test
    void gates_have_their_defaults() {
        assertThat(gates.enabled(FeatureGates.CERTIFICATE_UID)).isTrue();
        assertThat(gates.enabled(FeatureGates.REQUEST_HEADER_UID)).isTrue();
        assertThat(gates.enabled(FeatureGates.EGRESS_SELECTOR)).isTrue();
        assertThat(gates.enabled(FeatureGates.WEBHOOK_TOKENS)).isFalse();
    }

    @Test
    void gates_are_switched_one_by_one_with_space_around_and_nothing_between() throws FlagValueException {
        gates.set(" RemoteRequestHeaderUID = false ,,APIServerWebhookAuthenticationToken=true");

        assertThat(gates.enabled(FeatureGates.REQUEST_HEADER_UID)).isFalse();
        assertThat(gates.enabled(FeatureGates.WEBHOOK_TOKENS)).isTrue();
    }

    @Test
    void a_gate_may_name_the_component_it_belongs_to() throws FlagValueException {
        gates.set("kube:RemoteRequestHeaderUID=false");

        assertThat(gates.enabled(FeatureGates.REQUEST_HEADER_UID)).isFalse();
    }

    @Test
    void all_gates_of_a_stage_are_switched_together_but_for_those_that_are_named() throws FlagValueException {
        gates.set("AllBeta=false,AllowParsingUserUIDFromCertAuth=true");

        assertThat(gates.enabled(FeatureGates.CERTIFICATE_UID)).isTrue();
        assertThat(gates.enabled(FeatureGates.REQUEST_HEADER_UID)).isFalse();
    }

    @Test
    void later_arguments_add_to_earlier_ones() throws FlagValueException {
        gates.set("RemoteRequestHeaderUID=false");
        gates.set("AllowParsingUserUIDFromCertAuth=false");

        assertThat(gates.enabled(FeatureGates.REQUEST_HEADER_UID)).isFalse();
        assertThat(gates.enabled(FeatureGates.CERTIFICATE_UID)).isFalse();
    }

    @Test
    void faults_are_told_in_kubernetes_words() {
        assertThatThrownBy(() -> gates.set("Nope=true")).hasMessage("unrecognized feature gate: Nope");
        assertThatThrownBy(() -> new FeatureGates().set("AllBeta")).hasMessage("missing bool value for AllBeta");
        assertThatThrownBy(() -> new FeatureGates().set("AllBeta=x"))
                .hasMessage("invalid value of AllBeta=x, err: strconv.ParseBool: parsing \"x\": invalid syntax");
        assertThatThrownBy(() -> new FeatureGates().set("ServiceAccountTokenNodeBinding=false"))
                .hasMessage(
                        "cannot set feature gate ServiceAccountTokenNodeBinding to false, feature is locked to true");
        assertThatThrownBy(() -> new FeatureGates().set("PodGroupPreemptionPolicy=true"))
                .hasMessage("PodGroupPreemptionPolicy is enabled, but depends on features that are disabled:"
                        + " [GenericWorkload]");
    }
}
