package io.github.kubeauthn.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AudiencesTest {

    @Test
    void an_intersection_has_the_order_and_the_repetitions_of_the_targets() {
        Audiences ours = Audiences.of("api", "vault");

        assertThat(ours.intersect(Audiences.of("vault", "other", "api", "vault"))
                        .values())
                .containsExactly("vault", "api", "vault");
    }

    @Test
    void an_intersection_with_nothing_is_empty() {
        assertThat(Audiences.of("api").intersect(Audiences.none()).isEmpty()).isTrue();
        assertThat(Audiences.none().intersect(Audiences.of("api")).isEmpty()).isTrue();
    }

    @Test
    void audiences_are_compared_letter_by_letter() {
        assertThat(Audiences.of("api").contains("API")).isFalse();
    }
}
