package io.github.kubeauthn.x509.path;

import io.github.kubeauthn.x509.certificate.Certificate;
import java.util.List;
import java.util.Optional;

/** What each certificate of a path must fulfil by itself, in Go's order ({@code Certificate.isValid}). */
final class CertificateRules {

    private CertificateRules() {}

    static Optional<String> objectionToLeaf(Certificate leaf, Moment moment) {
        return leaf.hasUnhandledCriticalExtension()
                ? Optional.of("x509: unhandled critical extension")
                : moment.objectionTo(leaf);
    }

    static Optional<String> objectionToRoot(Certificate root, List<Certificate> below, Moment moment) {
        return objectionToLeaf(root, moment).or(() -> objectionToPathLength(root, below));
    }

    static Optional<String> objectionToIntermediate(Certificate candidate, List<Certificate> below, Moment moment) {
        Optional<String> objection = objectionToLeaf(candidate, moment);
        if (objection.isEmpty() && !candidate.isCa()) {
            return Optional.of("x509: certificate is not authorized to sign other certificates");
        }
        return objection.or(() -> objectionToPathLength(candidate, below));
    }

    /** The leaf is no intermediate. */
    private static Optional<String> objectionToPathLength(Certificate certificate, List<Certificate> below) {
        long maxPathLength = certificate.maxPathLength();
        return maxPathLength >= 0 && below.size() - 1 > maxPathLength
                ? Optional.of("x509: too many intermediates for path length constraint")
                : Optional.empty();
    }
}
