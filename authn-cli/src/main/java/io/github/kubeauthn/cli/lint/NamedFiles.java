package io.github.kubeauthn.cli.lint;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.api.text.TimeSpan;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.token.file.TokenFileAuthenticator;
import io.github.kubeauthn.x509.CaBundle;
import io.github.kubeauthn.x509.VerificationKey;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.pem.PemBlock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Opens every file that the flags about authentication name. */
final class NamedFiles {

    private static final Duration SOON = Duration.ofDays(30);

    private final KubeApiServerFlags flags;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    private NamedFiles(KubeApiServerFlags flags, Clock clock) {
        this.flags = flags;
        this.clock = clock;
    }

    static List<Finding> check(KubeApiServerFlags flags, Clock clock) {
        NamedFiles files = new NamedFiles(flags, clock);
        files.authorities("client-ca-file", "client-ca-bundle");
        files.authorities("requestheader-client-ca-file", "request-header");
        files.each("service-account-key-file", file -> VerificationKey.readAll(flags.locate(file), file));
        files.each("token-auth-file", files::tokens);
        return files.findings;
    }

    private void authorities(String flag, String purpose) {
        each(flag, file -> {
            byte[] pem = GoFiles.read(flags.locate(file), file);
            Objects.requireNonNull(CaBundle.parsePem(purpose + "::" + file, pem));
            for (PemBlock block : PemBlock.all(pem)) {
                if (block.type().equals("CERTIFICATE") && !block.hasHeaders()) {
                    checkTime(flag, file, block);
                }
            }
        });
    }

    private void checkTime(String flag, String file, PemBlock block) {
        Certificate certificate;
        try {
            certificate = Certificate.parse(block.contents().toByteArray());
        } catch (MalformedDerException e) {
            return;
        }
        Instant now = clock.instant();
        String who = "the CA certificate of " + certificate.subject().commonName() + " in " + file;
        if (now.isAfter(certificate.notAfter())) {
            warn(flag, who + " expired " + span(certificate.notAfter(), now) + " ago: nobody whom it signed gets in");
        } else if (now.isBefore(certificate.notBefore())) {
            warn(flag, who + " becomes valid only in " + span(now, certificate.notBefore()));
        } else if (now.plus(SOON).isAfter(certificate.notAfter())) {
            warn(
                    flag,
                    who + " expires in " + span(now, certificate.notAfter())
                            + ": bring a new one into the file before");
        }
    }

    private static String span(Instant from, Instant to) {
        return TimeSpan.inWords(Duration.between(from, to));
    }

    private void tokens(String file) {
        TokenFileAuthenticator.parse(file, GoFiles.read(flags.locate(file), file))
                .warnings()
                .forEach(warning -> warn("token-auth-file", warning));
    }

    private void each(String flag, Check check) {
        for (String file : flags.values(flag)) {
            try {
                check.open(file);
            } catch (InvalidConfigurationException e) {
                findings.add(Finding.error("--" + flag, String.valueOf(e.getMessage())));
            }
        }
    }

    private void warn(String flag, String message) {
        findings.add(Finding.warning("--" + flag, message));
    }

    /** Throws where a file cannot be used. */
    @FunctionalInterface
    private interface Check {
        void open(String file);
    }
}
