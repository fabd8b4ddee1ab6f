package io.github.kubeauthn.cli.pki;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.cli.source.InputFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.openssl.PEMParser;

/** What Bouncy Castle makes of a PEM file. */
final class PemFile {

    private PemFile() {}

    /**
     * Its first object.
     *
     * @throws InvalidConfigurationException if the file cannot be read or has no PEM block
     */
    static Object first(String option, Path file) {
        try (PEMParser parser = new PEMParser(new StringReader(InputFile.text(option, file)))) {
            Object read = parser.readObject();
            // EC keys may have their parameters in a block of their own in front of them
            while (read instanceof ASN1ObjectIdentifier) {
                read = parser.readObject();
            }
            if (read == null) {
                throw new InvalidConfigurationException(option + ": " + file + ": there is no PEM block in it");
            }
            return read;
        } catch (IOException e) {
            throw new InvalidConfigurationException(option + ": " + file + ": " + e.getMessage(), e);
        }
    }
}
