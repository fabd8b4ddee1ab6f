package io.github.kubeauthn.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.forge.Forge;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentTest {

    private final Moment moment = new Moment(Forge.NOW);

    @Test
    void an_answer_without_any_certificate_holds_always() {
        assertThat(moment.sameAnswer()).isEqualTo(new Validity(Instant.MIN, Instant.MAX));
    }

    @Test
    void an_answer_holds_while_everything_is_valid_that_is_now() {
        assertThat(moment.objectionTo(valid(Forge.YESTERDAY, Forge.NOW))).isEmpty();
        assertThat(moment.objectionTo(valid(Forge.NOW.minusSeconds(1), Forge.TOMORROW)))
                .isEmpty();

        assertThat(moment.sameAnswer()).isEqualTo(new Validity(Forge.NOW.minusSeconds(1), Forge.NOW));
    }

    @Test
    void an_answer_holds_until_a_certificate_becomes_valid_that_is_not_yet() {
        assertThat(moment.objectionTo(valid(Forge.TOMORROW, Forge.TOMORROW.plusSeconds(1))))
                .isPresent();

        assertThat(moment.sameAnswer()).isEqualTo(new Validity(Instant.MIN, Forge.TOMORROW.minusNanos(1)));
    }

    @Test
    void an_answer_holds_since_a_certificate_expired_that_is_so_now() {
        assertThat(moment.objectionTo(valid(Forge.YESTERDAY.minusSeconds(1), Forge.YESTERDAY)))
                .isPresent();

        assertThat(moment.sameAnswer()).isEqualTo(new Validity(Forge.YESTERDAY.plusNanos(1), Instant.MAX));
    }

    private static Certificate valid(Instant from, Instant until) {
        return Forge.client("jane")
                .validFrom(from)
                .validUntil(until)
                .selfSigned()
                .parsed();
    }
}
