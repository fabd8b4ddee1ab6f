package io.github.kubeauthn.webhook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, 500, 600", "2, 750, 900", "3, 1125, 1350", "4, 1687, 2026"})
    void pauses_grow_by_half_and_by_up_to_a_fifth_by_chance(int tried, long least, long most) {
        for (int i = 0; i < 100; i++) {
            assertThat(Backoff.USUAL.pauseAfter(tried)).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
        }
    }
}
