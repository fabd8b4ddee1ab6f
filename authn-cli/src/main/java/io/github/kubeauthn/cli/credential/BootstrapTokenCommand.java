package io.github.kubeauthn.cli.credential;

import io.github.kubeauthn.cli.document.Documents;
import io.github.kubeauthn.cli.terminal.ExitStatus;
import io.github.kubeauthn.cli.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kube-authn token bootstrap}. */
@Command(
        name = "bootstrap",
        description = {
            "Makes a bootstrap token and prints the Secret that makes it good, as kubeadm token create does. The first line, a"
                    + " comment, is the token.",
            ""
        },
        footer = {"", "Example:", "  kube-authn token bootstrap --duration 2h | kubectl apply -f -"})
final class BootstrapTokenCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Lifetime.class,
            defaultValue = "24h",
            description = "how long the token is good (default: ${DEFAULT-VALUE})")
    private Duration duration = Duration.ofHours(24);

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "a group beside system:bootstrappers; must begin with system:bootstrappers:")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--description", paramLabel = "TEXT", description = "what the token is for")
    private @Nullable String description;

    BootstrapTokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BootstrapSecret secret =
                BootstrapSecret.random(terminal.clock().instant().plus(duration), groups, description);
        terminal.out().println("# " + secret.token());
        terminal.out().print(Documents.yaml(secret.toDocument()));
        terminal.out().flush();
        return ExitStatus.GOOD;
    }
}
