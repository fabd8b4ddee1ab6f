package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.TimeSpan;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.certificate.DistinguishedName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a decision trace says about a peer's certificate. */
final class PeerDescription {

    private PeerDescription() {}

    static String of(PeerChain.WellFormed chain, Instant now) {
        Certificate leaf = chain.leaf();
        return "the certificate of " + name(leaf.subject()) + ", issued by " + name(leaf.issuer()) + ", "
                + validity(leaf, now);
    }

    private static String validity(Certificate leaf, Instant now) {
        if (now.isBefore(leaf.notBefore())) {
            return "becomes valid in " + between(now, leaf.notBefore()) + ", at " + leaf.notBefore();
        }
        if (now.isAfter(leaf.notAfter())) {
            return "expired " + between(leaf.notAfter(), now) + " ago, at " + leaf.notAfter();
        }
        return "is valid until " + leaf.notAfter();
    }

    private static String between(Instant from, Instant to) {
        return TimeSpan.inWords(Duration.between(from, to));
    }

    /** Common name and organizations, as far as there are any. */
    static String name(DistinguishedName subject) {
        List<String> organizations = subject.organizations();
        String commonName = subject.commonName().isEmpty() ? "no CN" : "CN=" + GoQuoted.string(subject.commonName());
        return organizations.isEmpty() ? commonName : commonName + " O=" + GoQuoted.list(organizations);
    }
}
