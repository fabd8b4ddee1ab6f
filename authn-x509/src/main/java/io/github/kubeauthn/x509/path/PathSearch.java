package io.github.kubeauthn.x509.path;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.der.DerBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the paths from a certificate to the roots ({@code Certificate.buildChains} of Go). One search serves one question,
 * and considers a hundred candidates at most, however the certificates are tangled.
 */
final class PathSearch {

    private static final int MAX_CANDIDATES = 100;
    private static final String LIMIT_REACHED =
            "x509: signature check attempts limit reached while verifying certificate chain";

    private final CertificatePool roots;
    private final CertificatePool intermediates;
    private final Moment moment;
    private int considered;

    PathSearch(CertificatePool roots, CertificatePool intermediates, Moment moment) {
        this.roots = roots;
        this.intermediates = intermediates;
        this.moment = moment;
    }

    /**
     * What was found.
     *
     * @param paths each from the leaf to a root
     * @param objection why there is none; null if there is one
     */
    record Result(List<List<Certificate>> paths, @Nullable String objection) {}

    Result from(Certificate leaf) {
        return new Step(List.of(leaf)).search();
    }

    /** The search for whoever may have signed the last certificate of a path. */
    private final class Step {

        private final List<Certificate> path;
        private final Certificate last;
        private final List<List<Certificate>> found = new ArrayList<>(1);
        private @Nullable String error;
        private @Nullable String hint;

        private Step(List<Certificate> path) {
            this.path = path;
            this.last = path.get(path.size() - 1);
        }

        private Result search() {
            considerAll(roots.issuersOf(last), true);
            considerAll(intermediates.issuersOf(last), false);
            if (!found.isEmpty()) {
                return new Result(found, null);
            }
            if (error != null) {
                return new Result(found, error);
            }
            String unknown = "x509: certificate signed by unknown authority";
            return new Result(found, hint == null ? unknown : unknown + hint);
        }

        private void considerAll(List<Certificate> candidates, boolean areRoots) {
            for (Certificate candidate : candidates) {
                if (LIMIT_REACHED.equals(error)) {
                    return;
                }
                consider(candidate, areRoots);
            }
        }

        private void consider(Certificate candidate, boolean isRoot) {
            considered++;
            if (considered > MAX_CANDIDATES) {
                error = LIMIT_REACHED;
                return;
            }
            if (candidate.publicKey() == null || isInPath(candidate)) {
                return;
            }
            Optional<String> badSignature = last.objectionToSignatureOf(candidate);
            if (badSignature.isPresent()) {
                remember(badSignature.get(), candidate);
                return;
            }
            error = (isRoot
                            ? CertificateRules.objectionToRoot(candidate, path, moment)
                            : CertificateRules.objectionToIntermediate(candidate, path, moment))
                    .orElse(null);
            if (error != null) {
                remember(error, candidate);
            } else if (isRoot) {
                found.add(pathTo(candidate));
            } else {
                Result above = new Step(pathTo(candidate)).search();
                found.addAll(above.paths());
                error = above.objection();
            }
        }

        /** Why the first candidate that failed did so. */
        private void remember(String why, Certificate candidate) {
            if (hint == null) {
                hint = " (possibly because of " + GoQuoted.string(why)
                        + " while trying to verify candidate authority certificate "
                        + GoQuoted.string(nameOf(candidate)) + ")";
            }
        }

        private List<Certificate> pathTo(Certificate candidate) {
            List<Certificate> longer = new ArrayList<>(path.size() + 1);
            longer.addAll(path);
            longer.add(candidate);
            return longer;
        }

        /**
         * Whether somebody of the same subject, key and names is in the path: cross-signed certificates would otherwise
         * lead in circles.
         */
        private boolean isInPath(Certificate candidate) {
            DerBytes names = candidate.encodedSubjectAlternativeNames();
            for (Certificate certificate : path) {
                if (!candidate.hasSubjectAndKeyOf(certificate)) {
                    continue;
                }
                DerBytes others = certificate.encodedSubjectAlternativeNames();
                if (names == null || others == null) {
                    return names == null && others == null;
                }
                if (names.equals(others)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String nameOf(Certificate certificate) {
        String commonName = certificate.subject().commonName();
        if (!commonName.isEmpty()) {
            return commonName;
        }
        List<String> organizations = certificate.subject().organizations();
        return organizations.isEmpty() ? "serial:" + certificate.serialNumberText() : organizations.get(0);
    }
}
