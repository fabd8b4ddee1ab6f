package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.x509.PeerChain.Malformed;
import io.github.kubeauthn.x509.PeerChain.WellFormed;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import java.util.ArrayList;
import java.util.List;

/** Reads what a peer sent within the bounds of Go's {@code crypto/tls}. */
final class PeerCertificateReader {

    /** {@code maxHandshakeCertificateMsg}. */
    private static final int MAX_BYTES = 256 * 1024;

    /** {@code defaultMaxRSAKeySize}: whoever sends a longer key wants to keep others busy. */
    private static final int MAX_RSA_BITS = 8192;

    private PeerCertificateReader() {}

    static PeerChain read(List<PeerCertificate> certificates) {
        if (certificates.size() == 1 && form(certificates.get(0)) instanceof Good only) {
            return only.alone;
        }
        List<Certificate> read = new ArrayList<>(certificates.size());
        long bytes = 0;
        for (PeerCertificate certificate : certificates) {
            Form form = form(certificate);
            if (form instanceof Bad bad) {
                return new Malformed(bad.complaint);
            }
            if (form instanceof Good good) {
                read.add(good.certificate);
                bytes += good.certificate.encoded().length();
            }
            if (bytes > MAX_BYTES) {
                return new Malformed(tooLong(bytes));
            }
        }
        return new WellFormed(read);
    }

    private static Form form(PeerCertificate certificate) {
        return certificate.form(Form.class, PeerCertificateReader::read);
    }

    private static Form read(byte[] der) {
        if (der.length > MAX_BYTES) {
            return new Bad(tooLong(der.length));
        }
        try {
            Certificate certificate = Certificate.parse(der);
            if (certificate.publicKey() instanceof Rsa rsa && rsa.modulus().bitLength() > MAX_RSA_BITS) {
                return new Bad("tls: client sent certificate containing RSA key larger than " + MAX_RSA_BITS + " bits");
            }
            return new Good(certificate, new WellFormed(List.of(certificate)));
        } catch (MalformedDerException e) {
            return new Bad(e.complaint());
        }
    }

    private static String tooLong(long bytes) {
        return "tls: handshake message of length " + bytes + " bytes exceeds maximum of " + MAX_BYTES + " bytes";
    }

    private sealed interface Form {}

    /**
     * A certificate.
     *
     * @param alone the chain of a peer that sends nothing else, as most do
     */
    private record Good(Certificate certificate, WellFormed alone) implements Form {}

    private record Bad(String complaint) implements Form {}
}
