package io.github.kubeauthn.x509.path;

import io.github.kubeauthn.x509.certificate.Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The instant for which a question about certificates is asked. It keeps how long the answer holds: as long as each
 * certificate that was looked at stays as valid, or as invalid, as it is now. Serves one question.
 */
final class Moment {

    private final Instant now;
    private Instant from = Instant.MIN;
    private Instant until = Instant.MAX;

    Moment(Instant now) {
        this.now = now;
    }

    /** Both ends of the validity are part of it. */
    Optional<String> objectionTo(Certificate certificate) {
        Instant notBefore = certificate.notBefore();
        Instant notAfter = certificate.notAfter();
        if (now.isBefore(notBefore)) {
            narrow(Instant.MIN, notBefore.minusNanos(1));
            return Optional.of(outsideValidity("before", notBefore));
        }
        if (now.isAfter(notAfter)) {
            narrow(notAfter.plusNanos(1), Instant.MAX);
            return Optional.of(outsideValidity("after", notAfter));
        }
        narrow(notBefore, notAfter);
        return Optional.empty();
    }

    /** During which time every certificate that was looked at is as valid as it is now. */
    Validity sameAnswer() {
        return new Validity(from, until);
    }

    private void narrow(Instant notEarlier, Instant notLater) {
        from = notEarlier.isAfter(from) ? notEarlier : from;
        until = notLater.isBefore(until) ? notLater : until;
    }

    private String outsideValidity(String relation, Instant limit) {
        return "x509: certificate has expired or is not yet valid: current time " + now.truncatedTo(ChronoUnit.SECONDS)
                + " is " + relation + " " + limit;
    }
}
