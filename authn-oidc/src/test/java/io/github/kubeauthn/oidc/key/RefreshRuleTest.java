package io.github.kubeauthn.oidc.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:06:00Z");
    private static final Instant LONG_FRESH = NOW.plusSeconds(3600);
    private static final Instant LONG_AGO = NOW.minusSeconds(3600);

    @Test
    void kubernetes_fetches_again_as_soon_as_the_lifetime_ends_within_30_seconds() {
        assertThat(kubernetes(NOW.plusSeconds(30))).isFalse();
        assertThat(kubernetes(NOW.plusSeconds(30).minusNanos(1))).isTrue();
        assertThat(kubernetes(NOW)).isTrue();
        assertThat(kubernetes(Instant.EPOCH)).isTrue();
    }

    private static boolean kubernetes(Instant freshUntil) {
        return RefreshRule.KUBERNETES.allows(false, NOW, freshUntil, NOW);
    }

    @Test
    void the_hardened_rule_fetches_at_most_once_in_30_seconds() {
        assertThat(RefreshRule.HARDENED.allows(false, NOW, NOW, NOW.minusSeconds(30)))
                .isTrue();
        assertThat(RefreshRule.HARDENED.allows(
                        false, NOW, NOW, NOW.minusSeconds(30).plusNanos(1)))
                .isFalse();
    }

    @Test
    void the_hardened_rule_fetches_for_an_unknown_key_however_fresh_the_others_are() {
        assertThat(RefreshRule.HARDENED.allows(false, NOW, LONG_FRESH, LONG_AGO))
                .isTrue();
        assertThat(RefreshRule.HARDENED.allows(true, NOW, LONG_FRESH, LONG_AGO)).isFalse();
        assertThat(RefreshRule.HARDENED.allows(true, NOW, NOW, LONG_AGO)).isTrue();
    }
}
