package io.github.kubeauthn.cli.credential;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.cli.document.Documents;
import io.github.kubeauthn.cli.source.InputFile;
import io.github.kubeauthn.cli.terminal.ExitStatus;
import io.github.kubeauthn.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kube-authn token exec-credential}. */
@Command(
        name = "exec-credential",
        description = {
            "Prints an ExecCredential around a token, or around a certificate and its key, for the exec section of a"
                    + " kubeconfig.",
            ""
        },
        footer = {"", "Example:", "  kube-authn token exec-credential --token-file token"})
final class ExecCredentialCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--token-file", paramLabel = "FILE", description = "the token; - is the standard input")
    private @Nullable Path tokenFile;

    @Option(names = "--cert", paramLabel = "FILE", description = "the client certificate (PEM)")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "its private key (PEM)")
    private @Nullable Path key;

    ExecCredentialCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println(Documents.json(credential()));
        return ExitStatus.GOOD;
    }

    private Map<String, Object> credential() {
        if (tokenFile != null && certificate == null && key == null) {
            return ExecCredential.ofToken(
                    InputFile.text("--token-file", tokenFile).strip(), null);
        }
        if (tokenFile == null && certificate != null && key != null) {
            return ExecCredential.ofCertificate(InputFile.text("--cert", certificate), InputFile.text("--key", key));
        }
        throw new InvalidConfigurationException("give either --token-file, or --cert together with --key");
    }
}
