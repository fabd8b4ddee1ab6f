package io.github.kubeauthn.cli.credential;

import io.github.kubeauthn.cli.terminal.ExitStatus;
import io.github.kubeauthn.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kube-authn token}. */
@Command(
        name = "token",
        description =
                "Makes tokens to try things with: of a service account, for bootstrapping, or wrapped for kubectl.",
        synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with its subcommands. */
    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new TokenCommand(terminal))
                .addSubcommand(new ServiceAccountTokenCommand(terminal))
                .addSubcommand(new BootstrapTokenCommand(terminal))
                .addSubcommand(new ExecCredentialCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return ExitStatus.WRONG_CONFIGURATION;
    }
}
