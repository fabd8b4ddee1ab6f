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
import java.util.function.Function;

/** Opens every file that the flags about authentication name. */
final class NamedFiles {

    private static final Duration SOON = Duration.ofDays(30);

    /** What kube-apiserver shows of itself to others. */
    private static final List<String> OWN_CERTIFICATES =
            List.of("tls-cert-file", "proxy-client-cert-file", "kubelet-client-certificate");

    private final KubeApiServerFlags flags;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    private NamedFiles(KubeApiServerFlags flags, Clock clock) {
        this.flags = flags;
        this.clock = clock;
    }

    /**
     * Looks at them.
     *
     * @param valuesOf what the command line says about a flag of any part of kube-apiserver
     */
    static List<Finding> check(KubeApiServerFlags flags, Function<String, List<String>> valuesOf, Clock clock) {
        NamedFiles files = new NamedFiles(flags, clock);
        files.authorities("client-ca-file", "client-ca-bundle");
        files.authorities("requestheader-client-ca-file", "request-header");
        files.each("service-account-key-file", file -> VerificationKey.readAll(flags.locate(file), file));
        files.each("token-auth-file", files::tokens);
        for (String flag : OWN_CERTIFICATES) {
            valuesOf.apply(flag).forEach(file -> files.open(flag, file, name -> files.certificates(flag, name)));
        }
        return files.findings;
    }

    private void authorities(String flag, String purpose) {
        each(flag, file -> {
            Objects.requireNonNull(CaBundle.parsePem(purpose + "::" + file, GoFiles.read(flags.locate(file), file)));
            certificates(flag, file);
        });
    }

    private void certificates(String flag, String file) {
        List<PemBlock> blocks = PemBlock.all(GoFiles.read(flags.locate(file), file)).stream()
                .filter(block -> block.type().equals("CERTIFICATE") && !block.hasHeaders())
                .toList();
        if (blocks.isEmpty()) {
            throw new InvalidConfigurationException(file + ": there is no certificate in it");
        }
        blocks.forEach(block -> checkTime(flag, file, block));
    }

    private void checkTime(String flag, String file, PemBlock block) {
        Certificate certificate;
        try {
            certificate = Certificate.parse(block.contents().toByteArray());
        } catch (MalformedDerException e) {
            return;
        }
        Instant now = clock.instant();
        String who = "the certificate of " + certificate.subject().commonName() + " in " + file;
        if (now.isAfter(certificate.notAfter())) {
            warn(flag, who + " expired " + span(certificate.notAfter(), now) + " ago");
        } else if (now.isBefore(certificate.notBefore())) {
            warn(flag, who + " becomes valid only in " + span(now, certificate.notBefore()));
        } else if (now.plus(SOON).isAfter(certificate.notAfter())) {
            warn(flag, who + " expires in " + span(now, certificate.notAfter()) + ": renew it before");
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
        flags.values(flag).forEach(file -> open(flag, file, check));
    }

    private void open(String flag, String file, Check check) {
        try {
            check.open(file);
        } catch (InvalidConfigurationException e) {
            findings.add(Finding.error("--" + flag, String.valueOf(e.getMessage())));
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
