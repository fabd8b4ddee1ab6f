package io.github.kubeauthn.cli.terminal;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.IntSupplier;

/**
 * Where a command writes, and how.
 *
 * @param out the answer
 * @param err complaints
 * @param coloured whether {@code out} shows colours
 * @param width how many columns {@code out} has; {@link Integer#MAX_VALUE} in a pipe
 * @param clock what time it is
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean coloured, IntSupplier width, Clock clock) {

    /** No colours and no end of the line: as in a pipe. */
    public static Terminal plain(PrintWriter out, PrintWriter err, Clock clock) {
        return new Terminal(out, err, false, () -> Integer.MAX_VALUE, clock);
    }

    /** The text in a colour, if there are any. */
    public String paint(Colour colour, String text) {
        return coloured && !text.isEmpty() ? colour.sequence() + text + "\u001b[0m" : text;
    }

    /** Writes a text, broken at spaces where the terminal ends; its first line and the others have indents of their own. */
    public void write(String firstIndent, String nextIndent, Colour colour, String text) {
        for (String line :
                Wrapped.lines(text, width.getAsInt() - Math.max(firstIndent.length(), nextIndent.length()))) {
            out.println(firstIndent + paint(colour, line));
            firstIndent = nextIndent;
        }
    }
}
