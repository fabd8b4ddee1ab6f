package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.x509.CaBundle;
import java.nio.file.Path;

/** What can be asked about CA files before they are used. */
final class Authorities {

    private Authorities() {}

    /** Whether a certificate is in both files; a file that cannot be read is told about where it is used. */
    static boolean overlap(Path one, Path other) {
        try {
            return read(one).sharesACertificateWith(read(other));
        } catch (InvalidConfigurationException e) {
            return false;
        }
    }

    private static CaBundle read(Path file) {
        return CaBundle.parsePem(file.toString(), GoFiles.read(file, file.toString()));
    }
}
