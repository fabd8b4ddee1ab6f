package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.x509.certificate.Certificate;
import java.util.List;

/**
 * The certificates that a TLS peer sent, read as strictly as kube-apiserver's TLS layer reads them before any
 * authenticator is asked.
 *
 * <p>There, a single malformed certificate ends the handshake, whatever other credentials a request would have shown. A
 * server that embeds this library should end the handshake or the request likewise:
 *
 * <pre>{@code
 * if (PeerChain.parse(certificates) instanceof PeerChain.Malformed malformed) {
 *     refuse(malformed.message());
 * }
 * }</pre>
 *
 * <p>Immutable. Each {@link PeerCertificate} is read once, however often it is asked about.
 */
public sealed interface PeerChain {

    /**
     * Reads the certificates of a peer.
     *
     * @param certificates its own first; may be empty
     */
    static PeerChain parse(List<PeerCertificate> certificates) {
        return certificates.isEmpty() ? WellFormed.EMPTY : PeerCertificateReader.read(certificates);
    }

    /**
     * At least one of the certificates is malformed.
     *
     * @param message what is wrong with the first that is, as Go's {@code crypto/x509} says it
     */
    record Malformed(String message) implements PeerChain {}

    /** All certificates are well-formed. That says nothing about whether anybody should trust them. */
    final class WellFormed implements PeerChain {

        private static final WellFormed EMPTY = new WellFormed(List.of());

        private final List<Certificate> certificates;

        WellFormed(List<Certificate> certificates) {
            this.certificates = List.copyOf(certificates);
        }

        /** Whether the peer sent no certificate. */
        public boolean isEmpty() {
            return certificates.isEmpty();
        }

        /** The peer's own certificate, if it sent any. */
        Certificate leaf() {
            return certificates.get(0);
        }

        /** What it sent beside its own. */
        List<Certificate> intermediates() {
            return certificates.subList(1, certificates.size());
        }

        @Override
        public String toString() {
            return "WellFormed[" + certificates.size() + " certificates]";
        }
    }
}
