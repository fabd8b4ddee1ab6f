package io.github.kubeauthn.x509.path;

import io.github.kubeauthn.x509.certificate.Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What each certificate of a path must fulfil by itself, in Go's order ({@code Certificate.isValid}). */
final class CertificateRules {

    private CertificateRules() {}

    static Optional<String> objectionToLeaf(Certificate leaf, Instant now) {
        return leaf.hasUnhandledCriticalExtension()
                ? Optional.of("x509: unhandled critical extension")
                : objectionToTime(leaf, now);
    }

    static Optional<String> objectionToRoot(Certificate root, List<Certificate> below, Instant now) {
        return objectionToLeaf(root, now).or(() -> objectionToPathLength(root, below));
    }

    static Optional<String> objectionToIntermediate(Certificate candidate, List<Certificate> below, Instant now) {
        Optional<String> objection = objectionToLeaf(candidate, now);
        if (objection.isEmpty() && !candidate.isCa()) {
            return Optional.of("x509: certificate is not authorized to sign other certificates");
        }
        return objection.or(() -> objectionToPathLength(candidate, below));
    }

    /** Both ends of the validity are part of it. */
    private static Optional<String> objectionToTime(Certificate certificate, Instant now) {
        if (now.isBefore(certificate.notBefore())) {
            return Optional.of(outsideValidity(now, "before", certificate.notBefore()));
        }
        if (now.isAfter(certificate.notAfter())) {
            return Optional.of(outsideValidity(now, "after", certificate.notAfter()));
        }
        return Optional.empty();
    }

    private static String outsideValidity(Instant now, String relation, Instant limit) {
        return "x509: certificate has expired or is not yet valid: current time " + now.truncatedTo(ChronoUnit.SECONDS)
                + " is " + relation + " " + limit;
    }

    /** The leaf is no intermediate. */
    private static Optional<String> objectionToPathLength(Certificate certificate, List<Certificate> below) {
        long maxPathLength = certificate.maxPathLength();
        return maxPathLength >= 0 && below.size() - 1 > maxPathLength
                ? Optional.of("x509: too many intermediates for path length constraint")
                : Optional.empty();
    }
}
