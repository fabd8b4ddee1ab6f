package io.github.kubeauthn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void a_case_is_a_parameter_of_the_benchmark() {
        assertThat(Main.declared("-p", "case=pod", "-pcase=admin"))
                .containsExactly("-p", "caseId=pod", "-pcaseId=admin");
    }

    @Test
    void everything_else_is_left_to_jmh() {
        assertThat(Main.declared("case=pod", "-p", "scenario=case=", "-t", "2"))
                .containsExactly("case=pod", "-p", "scenario=case=", "-t", "2");
    }
}
