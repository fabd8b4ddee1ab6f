package io.github.kubeauthn.cli.credential;

import io.github.kubeauthn.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code kube-authn token}. */
@Command(
        name = "token",
        description = {
            "Makes tokens to try things with: of a service account, for bootstrapping, or wrapped for kubectl.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand {

    private TokenCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(new ServiceAccountTokenCommand(terminal))
                .addSubcommand(new BootstrapTokenCommand(terminal))
                .addSubcommand(new ExecCredentialCommand(terminal));
    }
}
