package io.github.kubeauthn.cli.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The terminal of this process. */
public final class ProcessTerminal {

    private static final int USUAL_WIDTH = 80;
    private static final long PATIENCE_MILLIS = 300;

    private ProcessTerminal() {}

    public static Terminal open() {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        boolean interactive = isInteractive(System.console());
        return new Terminal(
                out,
                err,
                interactive && Ansi.AUTO.enabled(),
                interactive ? new AskedOnce() : () -> Integer.MAX_VALUE,
                Clock.systemUTC());
    }

    /** From JDK 22 on there may be a console without a terminal, and it says so. */
    private static boolean isInteractive(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static int width(Map<String, String> environment) {
        int fromEnvironment = number(environment.getOrDefault("COLUMNS", ""));
        if (fromEnvironment > 0) {
            return fromEnvironment;
        }
        String size = terminalSize();
        int asked = number(size.substring(size.indexOf(' ') + 1));
        return asked > 0 ? asked : USUAL_WIDTH;
    }

    /** "rows columns"; empty where nobody can say. */
    private static String terminalSize() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    ? new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip()
                    : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Most commands never ask, and to find out starts a process. */
    private static final class AskedOnce implements IntSupplier {

        private int answer;

        @Override
        public synchronized int getAsInt() {
            if (answer == 0) {
                answer = width(System.getenv());
            }
            return answer;
        }
    }
}
