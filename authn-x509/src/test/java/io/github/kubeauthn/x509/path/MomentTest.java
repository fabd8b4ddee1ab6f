package io.github.kubeauthn.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.testkit.pki.CertificateBuilder;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.certificate.Parsed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-02-28T12:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-03-02T12:00:00Z");

    private final Moment moment = new Moment(NOW);

    @Test
    void an_answer_without_any_certificate_holds_always() {
        assertThat(moment.sameAnswer()).isEqualTo(new Validity(Instant.MIN, Instant.MAX));
    }

    @Test
    void an_answer_holds_while_everything_is_valid_that_is_now() {
        assertThat(moment.objectionTo(valid(YESTERDAY, NOW))).isEmpty();
        assertThat(moment.objectionTo(valid(NOW.minusSeconds(1), TOMORROW))).isEmpty();

        assertThat(moment.sameAnswer()).isEqualTo(new Validity(NOW.minusSeconds(1), NOW));
    }

    @Test
    void an_answer_holds_until_a_certificate_becomes_valid_that_is_not_yet() {
        assertThat(moment.objectionTo(valid(TOMORROW, TOMORROW.plusSeconds(1)))).isPresent();

        assertThat(moment.sameAnswer()).isEqualTo(new Validity(Instant.MIN, TOMORROW.minusNanos(1)));
    }

    @Test
    void an_answer_holds_since_a_certificate_expired_that_is_so_now() {
        assertThat(moment.objectionTo(valid(YESTERDAY.minusSeconds(1), YESTERDAY)))
                .isPresent();

        assertThat(moment.sameAnswer()).isEqualTo(new Validity(YESTERDAY.plusNanos(1), Instant.MAX));
    }

    private static Certificate valid(Instant from, Instant until) {
        return Parsed.of(CertificateBuilder.client("jane")
                .validFrom(from)
                .validUntil(until)
                .issue());
    }
}
