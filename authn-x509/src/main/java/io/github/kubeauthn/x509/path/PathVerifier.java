package io.github.kubeauthn.x509.path;

import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.certificate.NameConstraints;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a certificate by its paths to the roots, as Go's {@code Certificate.Verify}. What it says depends on its arguments
 * alone.
 */
public final class PathVerifier {

    private final CertificatePool roots;

    public PathVerifier(CertificatePool roots) {
        this.roots = roots;
    }

    /**
     * Why there is no good path from a certificate to a root, in Go's words; empty if there is one.
     *
     * @param intermediates what may stand between
     * @param now when it must hold
     */
    public Optional<String> objection(
            Certificate leaf, List<Certificate> intermediates, Instant now, KeyPurpose purpose) {
        return objection(leaf, intermediates, new Moment(now), purpose);
    }

    Optional<String> objection(Certificate leaf, List<Certificate> intermediates, Moment moment, KeyPurpose purpose) {
        Optional<String> objection = CertificateRules.objectionToLeaf(leaf, moment);
        return objection.isPresent() ? objection : objectionToPaths(leaf, intermediates, moment, purpose);
    }

    /**
     * Why a certificate is not that of a TLS server on a path to a root, in Go's words; empty if it is.
     *
     * @param host the server's name or address
     */
    public Optional<String> objectionToServer(
            Certificate leaf, List<Certificate> intermediates, Instant now, String host) {
        Moment moment = new Moment(now);
        return CertificateRules.objectionToLeaf(leaf, moment)
                .or(() -> leaf.objectionToHost(host))
                .or(() -> objectionToPaths(leaf, intermediates, moment, KeyPurpose.SERVER_AUTH));
    }

    private Optional<String> objectionToPaths(
            Certificate leaf, List<Certificate> intermediates, Moment moment, KeyPurpose purpose) {
        if (roots.contains(leaf)) {
            return new Verdict(purpose).on(List.of(List.of(leaf)));
        }
        PathSearch search = new PathSearch(roots, new CertificatePool(intermediates), moment);
        PathSearch.Result result = search.from(leaf);
        return result.objection() == null ? new Verdict(purpose).on(result.paths()) : Optional.of(result.objection());
    }

    /** The rules for a path as a whole; one path that keeps them is enough. */
    private static final class Verdict {

        private final KeyPurpose purpose;
        private int withBadPolicies;
        private int withBadUsage;
        private @Nullable String badName;

        private Verdict(KeyPurpose purpose) {
            this.purpose = purpose;
        }

        private Optional<String> on(List<List<Certificate>> paths) {
            for (List<Certificate> path : paths) {
                if (isGood(path)) {
                    return Optional.empty();
                }
            }
            return Optional.of(objection());
        }

        private boolean isGood(List<Certificate> path) {
            if (!PolicyGraph.allows(path)) {
                withBadPolicies++;
                return false;
            }
            if (!path.stream().allMatch(this::allowsPurpose)) {
                withBadUsage++;
                return false;
            }
            Optional<String> objection = objectionToNames(path);
            if (objection.isPresent() && badName == null) {
                badName = objection.get();
            }
            return objection.isEmpty();
        }

        private boolean allowsPurpose(Certificate certificate) {
            return switch (purpose) {
                case CLIENT_AUTH -> certificate.allowsClientAuth();
                case SERVER_AUTH -> certificate.allowsServerAuth();
                case ANY -> true;
            };
        }

        /** The constraints of a certificate hold for every one below it. */
        private static Optional<String> objectionToNames(List<Certificate> path) {
            List<NameConstraints> above = path.stream()
                    .map(Certificate::nameConstraints)
                    .filter(Objects::nonNull)
                    .toList();
            for (Certificate certificate : path) {
                if (certificate.nameConstraints() != null) {
                    above = above.subList(1, above.size());
                }
                Optional<String> objection = certificate.objectionToNames(above);
                if (objection.isPresent()) {
                    return objection;
                }
            }
            return Optional.empty();
        }

        private String objection() {
            if (badName != null) {
                return "x509: a root or intermediate certificate is not authorized to sign for this name: " + badName;
            }
            if (withBadPolicies == 0) {
                return "x509: certificate specifies an incompatible key usage";
            }
            String usage = withBadUsage == 0 ? "" : withBadUsage + " candidate chains with incompatible key usage, ";
            return "x509: no valid chains built: " + usage + withBadPolicies
                    + " candidate chains with invalid policies";
        }
    }
}
