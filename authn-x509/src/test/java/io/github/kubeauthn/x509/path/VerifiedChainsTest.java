package io.github.kubeauthn.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiedChainsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ONE = Instant.parse("2026-03-01T13:00:00Z");
    private static final Validity LUNCH = new Validity(NOON, ONE);

    private final VerifiedChains chains = new VerifiedChains(3);

    @Test
    void a_chain_that_nobody_verified_is_not_known_to_be_good() {
        assertThat(chains.isGood("a", NOON)).isFalse();
    }

    @Test
    void a_verified_chain_is_good_as_long_as_that_holds_and_no_longer() {
        chains.add("a", LUNCH);

        assertThat(chains.isGood("a", NOON)).isTrue();
        assertThat(chains.isGood("a", ONE)).isTrue();
        assertThat(chains.isGood("a", NOON.minusNanos(1))).isFalse();
        assertThat(chains.isGood("a", ONE.plusNanos(1))).isFalse();
        assertThat(chains.isGood("b", NOON)).isFalse();
    }

    @Test
    void as_many_as_there_is_room_for_are_known_and_twice_as_many_at_most() {
        List<String> ten = IntStream.range(0, 10).mapToObj(i -> "chain " + i).toList();
        ten.forEach(chain -> chains.add(chain, LUNCH));

        assertThat(ten.subList(7, 10)).allMatch(chain -> chains.isGood(chain, NOON));
        assertThat(ten.stream().filter(chain -> chains.isGood(chain, NOON))).hasSizeBetween(3, 6);
    }

    @Test
    void a_chain_that_is_asked_about_stays_while_others_come_and_go() {
        chains.add("a", LUNCH);

        for (int i = 0; i < 20; i++) {
            chains.add("other " + i, LUNCH);
            assertThat(chains.isGood("a", NOON)).isTrue();
        }
        assertThat(chains.isGood("other 0", NOON)).isFalse();
    }
}
