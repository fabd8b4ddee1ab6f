package io.github.kubeauthn.testkit.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostileInputsTest {

    @Test
    void there_are_several_hundred_of_each() {
        assertThat(HostileTokens.all().size()).isGreaterThan(400);
        assertThat(HostileHeaders.all().size()).isGreaterThan(600);
        assertThat(HostileCertificates.all().size()).isGreaterThan(300);
    }

    @Test
    void they_are_the_same_every_time() {
        assertThat(HostileTokens.all()).isEqualTo(HostileTokens.all());
        assertThat(HostileCertificates.all()).isEqualTo(HostileCertificates.all());
        assertThat(HostileTokens.all())
                .filteredOn(input -> input.name().equals("changed at random, number 0"))
                .extracting(input -> input.value().hashCode())
                .containsExactly(-2084174075);
    }
}
