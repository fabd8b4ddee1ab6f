package io.github.kubeauthn.cli.credential;

import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.pki.CertificateAuthority.ClientSubject;
import io.github.kubeauthn.cli.pki.KeyPairs;
import io.github.kubeauthn.cli.source.OutputFile;
import io.github.kubeauthn.cli.terminal.ExitStatus;
import io.github.kubeauthn.cli.terminal.Terminal;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kube-authn cert}. */
@Command(
        name = "cert",
        description = {
            "Makes a client certificate and its key (P-256) from a CA certificate and its key. The user is the common name, the"
                    + " groups are the organizations.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  kube-authn cert --ca ca.crt --ca-key ca.key \\",
            "      --user jane --group developers --out jane"
        })
public final class CertCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--ca", paramLabel = "FILE", required = true, description = "the CA certificate (PEM)")
    private Path authority = Path.of("");

    @Option(
            names = "--ca-key",
            paramLabel = "FILE",
            required = true,
            description = "its private key (PEM, unencrypted)")
    private Path authorityKey = Path.of("");

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "the user name (CN)")
    private String user = "";

    @Option(names = "--group", paramLabel = "NAME", description = "a group (O); may be repeated")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--uid", paramLabel = "UID", defaultValue = "", description = "the user's UID; none if left out")
    private String uid = "";

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Lifetime.class,
            defaultValue = "365d",
            description = "how long the certificate is good (default: ${DEFAULT-VALUE})")
    private Duration duration = Duration.ofDays(365);

    @Option(
            names = "--out",
            paramLabel = "PREFIX",
            description = "writes PREFIX.crt and PREFIX.key; if left out, both are printed")
    private @Nullable String prefix;

    public CertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        KeyPair keys = KeyPairs.generate();
        String certificate = CertificateAuthority.read(authority, authorityKey)
                .signClient(
                        new ClientSubject(user, groups, uid),
                        keys.getPublic(),
                        terminal.clock().instant(),
                        duration);
        if (prefix == null) {
            terminal.out().print(certificate + KeyPairs.privatePem(keys));
            terminal.out().flush();
        } else {
            OutputFile.write(Path.of(prefix + ".crt"), certificate);
            OutputFile.writeSecret(Path.of(prefix + ".key"), KeyPairs.privatePem(keys));
        }
        return ExitStatus.GOOD;
    }
}
