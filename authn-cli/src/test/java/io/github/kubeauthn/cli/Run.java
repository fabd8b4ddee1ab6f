package io.github.kubeauthn.cli;

import io.github.kubeauthn.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;

/**
 * What a run of the program did.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it complained about
 */
public record Run(int status, String out, String err) {

    /** Runs the program in this process, in a pipe. */
    public static Run of(String... arguments) {
        return at(Clock.systemUTC(), List.of(arguments));
    }

    public static Run of(List<String> arguments) {
        return at(Clock.systemUTC(), arguments);
    }

    static Run at(Clock clock, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = Terminal.plain(new PrintWriter(out, true), new PrintWriter(err, true), clock);
        int status = KubeAuthn.run(terminal, arguments.toArray(new String[0]));
        return new Run(status, out.toString(), err.toString());
    }
}
