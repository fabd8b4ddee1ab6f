package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.cli.source.InputFile;
import io.github.kubeauthn.x509.pem.PemBlock;
import java.nio.file.Path;
import java.util.List;

/** Certificates of a file, as a client would send them. */
final class CertificateFile {

    private static final int DER_SEQUENCE = 0x30;

    private CertificateFile() {}

    /**
     * The CERTIFICATE blocks of a PEM file in order, or the one certificate of a DER file.
     *
     * @throws InvalidConfigurationException if there is none
     */
    static List<PeerCertificate> read(String option, Path file) {
        byte[] content = InputFile.bytes(option, file);
        List<PeerCertificate> certificates = PemBlock.all(content).stream()
                .filter(block -> block.type().equals("CERTIFICATE"))
                .map(block -> PeerCertificate.ofDer(block.contents().toByteArray()))
                .toList();
        if (!certificates.isEmpty()) {
            return certificates;
        }
        if (content.length > 0 && content[0] == DER_SEQUENCE) {
            return List.of(PeerCertificate.ofDer(content));
        }
        throw new InvalidConfigurationException(option + ": " + file
                + ": there is no certificate in it, neither PEM (-----BEGIN CERTIFICATE-----) nor DER");
    }
}
