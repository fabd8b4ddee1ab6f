package io.github.kubeauthn.token.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret secret = Secret.builder("ns", "name")
            .uid("u")
            .type("Opaque")
            .data("a", "text \u00e9")
            .data("b", new byte[] {1, 2})
            .label("l", "1")
            .annotation("n", "2")
            .build();

    @Test
    void data_are_bytes_and_text() {
        assertThat(secret.text("a")).isEqualTo("text \u00e9");
        assertThat(secret.data("b")).containsExactly(1, 2);
        assertThat(secret.data("none")).isEmpty();
        assertThat(secret.text("none")).isEmpty();
        assertThat(secret.keys()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void nobody_changes_it() {
        secret.data("b")[0] = 9;
        byte[] given = {1};
        Secret of = Secret.builder("ns", "name").data("a", given).build();
        given[0] = 9;

        assertThat(secret.data("b")).containsExactly(1, 2);
        assertThat(of.data("a")).containsExactly(1);
    }

    @Test
    void it_says_whether_it_holds_a_secret() {
        assertThat(secret.holds("a", "text \u00e9")).isTrue();
        assertThat(secret.holds("a", "text e")).isFalse();
        assertThat(secret.holds("none", "")).isTrue();
    }

    @Test
    void a_label_makes_another_secret() {
        Secret labelled = secret.withLabel("l", "2").withLabel("m", "3");

        assertThat(labelled.labels()).containsEntry("l", "2").containsEntry("m", "3");
        assertThat(labelled.text("a")).isEqualTo("text \u00e9");
        assertThat(labelled.annotations()).containsEntry("n", "2");
        assertThat(labelled.uid()).isEqualTo("u");
        assertThat(labelled.type()).isEqualTo("Opaque");
        assertThat(secret.labels()).containsEntry("l", "1").doesNotContainKey("m");
    }

    @Test
    void it_may_be_on_its_way_out() {
        Instant now = Instant.EPOCH;

        assertThat(secret.deletionTimestamp()).isEmpty();
        assertThat(Secret.builder("ns", "name")
                        .deletionTimestamp(now)
                        .build()
                        .withLabel("a", "b")
                        .deletionTimestamp())
                .contains(now);
    }

    @Test
    void nothing_of_its_data_shows() {
        assertThat(secret).hasToString("Secret[ns/name]");
    }
}
