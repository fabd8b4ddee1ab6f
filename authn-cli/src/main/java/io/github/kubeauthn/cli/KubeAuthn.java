package io.github.kubeauthn.cli;

import io.github.kubeauthn.cli.credential.CertCommand;
import io.github.kubeauthn.cli.credential.TokenCommand;
import io.github.kubeauthn.cli.explain.ExplainCommand;
import io.github.kubeauthn.cli.lint.LintCommand;
import io.github.kubeauthn.cli.serve.ServeCommand;
import io.github.kubeauthn.cli.terminal.ProcessTerminal;
import io.github.kubeauthn.cli.terminal.Terminal;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code kube-authn}. */
@Command(
        name = "kube-authn",
        mixinStandardHelpOptions = true,
        versionProvider = KubeAuthn.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Who does kube-apiserver take a request for, and why?",
            "",
            "kube-authn runs the authentication chain of kube-apiserver v1.37 without a cluster. It reads the same flags and"
                    + " files, gives the same answers, and says how it found them.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {"", "kube-authn COMMAND --help says more about a command."})
public final class KubeAuthn {

    /** Whose words for dates and numbers the JDK loads. Nothing is written in any locale but the root one. */
    private static final String LOCALES = "java.locale.providers";

    private KubeAuthn() {}

    public static void main(String[] arguments) {
        doWithoutLocales();
        int status = run(ProcessTerminal.open(), arguments);
        // threads of the JDK's HTTP client must not keep the program from ending
        System.exit(status);
    }

    /** Jetty asks for all locales that there are, which takes a third of a server's start otherwise. */
    @SuppressForbidden("a program's own JVM, before anything runs in it")
    private static void doWithoutLocales() {
        if (System.getProperty(LOCALES) == null) {
            System.setProperty(LOCALES, "SPI");
        }
    }

    static int run(Terminal terminal, String... arguments) {
        return commandLine(terminal, arguments.length == 0 ? "" : arguments[0]).execute(arguments);
    }

    /** The whole command line, or as much as it takes where the command is known: to describe the others takes a while. */
    private static CommandLine commandLine(Terminal terminal, String command) {
        // what a server needs is made on other threads while its command line is described and read
        ServeCommand serve = command.equals("serve") ? ServeCommand.ahead(terminal) : new ServeCommand(terminal);
        CommandLine line = new CommandLine(new KubeAuthn());
        switch (command) {
            case "explain" -> line.addSubcommand(new ExplainCommand(terminal));
            case "lint" -> line.addSubcommand(new LintCommand(terminal));
            case "serve" -> line.addSubcommand(serve);
            case "token" -> line.addSubcommand(TokenCommand.commandLine(terminal));
            case "cert" -> line.addSubcommand(new CertCommand(terminal));
            default ->
                line.addSubcommand(new ExplainCommand(terminal))
                        .addSubcommand(new LintCommand(terminal))
                        .addSubcommand(serve)
                        .addSubcommand(TokenCommand.commandLine(terminal))
                        .addSubcommand(new CertCommand(terminal))
                        .addSubcommand(new GenerateCompletion());
        }
        helpful(line);
        return line.setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new OneLineErrors())
                .setExecutionExceptionHandler(new OneLineErrors());
    }

    private static void helpful(CommandLine line) {
        line.getSubcommands().values().forEach(command -> {
            command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
            helpful(command);
        });
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = KubeAuthn.class.getPackage().getImplementationVersion();
            return new String[] {
                "kube-authn " + (version == null ? "(unpackaged)" : version) + ", as kube-apiserver v1.37.2"
            };
        }
    }
}
