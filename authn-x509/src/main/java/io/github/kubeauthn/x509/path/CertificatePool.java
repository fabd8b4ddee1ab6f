package io.github.kubeauthn.x509.path;

import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.certificate.DistinguishedName;
import io.github.kubeauthn.x509.der.DerBytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Certificates, each once, by the name of their subject. Immutable. */
public final class CertificatePool {

    private final Set<Certificate> certificates;
    private final Map<DerBytes, List<Certificate>> bySubject = new HashMap<>();

    public CertificatePool(List<Certificate> certificates) {
        this.certificates = Collections.unmodifiableSet(new LinkedHashSet<>(certificates));
        for (Certificate certificate : this.certificates) {
            bySubject
                    .computeIfAbsent(certificate.subject().encoded(), subject -> new ArrayList<>(1))
                    .add(certificate);
        }
    }

    public int size() {
        return certificates.size();
    }

    /** Whether a certificate is in both pools. */
    public boolean intersects(CertificatePool other) {
        return !Collections.disjoint(certificates, other.certificates);
    }

    /** The subjects, in the order of the pool. */
    public List<DistinguishedName> subjects() {
        return certificates.stream().map(Certificate::subject).toList();
    }

    boolean contains(Certificate certificate) {
        return certificates.contains(certificate);
    }

    /**
     * Who may have signed a certificate, the likelier first: the key identifiers are the same; only one of the two has
     * one; they differ. Otherwise in the order of the pool.
     */
    List<Certificate> issuersOf(Certificate certificate) {
        List<Certificate> named = bySubject.getOrDefault(certificate.issuer().encoded(), List.of());
        if (named.size() < 2) {
            return named;
        }
        List<Certificate> ordered = new ArrayList<>(named.size());
        for (KeyIdentifiers relation : KeyIdentifiers.values()) {
            for (Certificate candidate : named) {
                if (KeyIdentifiers.of(candidate, certificate) == relation) {
                    ordered.add(candidate);
                }
            }
        }
        return ordered;
    }

    private enum KeyIdentifiers {
        SAME,
        ONE_MISSING,
        DIFFERENT;

        private static KeyIdentifiers of(Certificate issuer, Certificate subject) {
            DerBytes own = issuer.subjectKeyId();
            DerBytes wanted = subject.authorityKeyId();
            if (own.equals(wanted)) {
                return SAME;
            }
            return own.isEmpty() || wanted.isEmpty() ? ONE_MISSING : DIFFERENT;
        }
    }
}
