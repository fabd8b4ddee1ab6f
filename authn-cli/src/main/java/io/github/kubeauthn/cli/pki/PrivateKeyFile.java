package io.github.kubeauthn.cli.pki;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.nio.file.Path;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** The private key of a PEM file. */
public final class PrivateKeyFile {

    private PrivateKeyFile() {}

    /**
     * Reads it: PKCS #1, SEC 1 or PKCS #8, unencrypted.
     *
     * @param option the option that names the file, for messages
     * @throws InvalidConfigurationException if the file cannot be read or holds no such key
     */
    public static PrivateKey read(String option, Path file) {
        Object read = PemFile.first(option, file);
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try {
            if (read instanceof PEMKeyPair pair) {
                return converter.getKeyPair(pair).getPrivate();
            }
            if (read instanceof PrivateKeyInfo info) {
                return converter.getPrivateKey(info);
            }
        } catch (PEMException e) {
            throw new InvalidConfigurationException(option + ": " + file + ": " + e.getMessage(), e);
        }
        throw new InvalidConfigurationException(option + ": " + file + ": there is no unencrypted private key in it");
    }
}
