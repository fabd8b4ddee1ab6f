package io.github.kubeauthn.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.pki.KeyPairs;
import io.github.kubeauthn.cli.source.OutputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingCertificateTest {

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void make_a_certificate() {
        Instant now = Instant.parse("2026-11-27T08:00:00Z");
        KeyPair keys = KeyPairs.generate();
        certificate = folder.resolve("server.crt");
        key = folder.resolve("server.key");
        OutputFile.write(
                certificate,
                CertificateAuthority.create("somebody", now, Duration.ofDays(1))
                        .signServer("server", List.of(), keys.getPublic(), now, Duration.ofDays(1)));
        OutputFile.writeSecret(key, KeyPairs.privatePem(keys));
    }

    @Test
    void takes_a_certificate_with_its_key() {
        assertThat(ServingCertificate.read(certificate, key).context()).isNotNull();
    }

    @Test
    void refuses_the_key_of_another_certificate() {
        Path other = folder.resolve("other.key");
        OutputFile.writeSecret(other, KeyPairs.privatePem(KeyPairs.generate()));

        assertThatThrownBy(() -> ServingCertificate.read(certificate, other))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "--tls-cert-file and --tls-private-key-file cannot be used together: the private key is not that"
                                + " of the certificate");
    }

    @Test
    void refuses_a_file_without_certificates() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.crt"), "");

        assertThatThrownBy(() -> ServingCertificate.read(empty, key))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("there is no certificate");
    }
}
