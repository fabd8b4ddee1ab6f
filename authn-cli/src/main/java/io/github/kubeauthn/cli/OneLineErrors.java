package io.github.kubeauthn.cli;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.cli.terminal.ExitStatus;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong; a fault of the program itself is told with its stack. */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        if (lacksSubcommand(e, command)) {
            say(command.getErr(), e.getMessage());
            command.usage(command.getErr());
            return ExitStatus.WRONG_CONFIGURATION;
        }
        String help = command.getCommandSpec().qualifiedName() + " --help";
        String hint = e instanceof UnmatchedArgumentException unmatched
                        && unmatched.getUnmatched().get(0).startsWith("-")
                ? "kube-apiserver's own flags stand behind --; see " + help
                : "see " + help;
        say(command.getErr(), e.getMessage() + " (" + hint + ")");
        return ExitStatus.WRONG_CONFIGURATION;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (e instanceof InvalidConfigurationException) {
            say(command.getErr(), e.getMessage());
        } else {
            throw e;
        }
        return ExitStatus.WRONG_CONFIGURATION;
    }

    /** Picocli has no type for this. */
    private static boolean lacksSubcommand(ParameterException e, CommandLine command) {
        return e.getClass().equals(ParameterException.class)
                && !command.getSubcommands().isEmpty();
    }

    private static void say(PrintWriter err, @Nullable String message) {
        err.println("kube-authn: " + String.valueOf(message).replace('\n', ' '));
    }
}
