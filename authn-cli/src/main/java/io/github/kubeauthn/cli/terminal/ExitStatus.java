package io.github.kubeauthn.cli.terminal;

/** What the program's exit status means. */
public final class ExitStatus {

    /** Authenticated, nothing to complain about, or done. */
    public static final int GOOD = 0;

    /** Refused, or something is wrong with what was looked at. */
    public static final int REFUSED = 1;

    /** The command line, a file or the configuration that it names cannot be used. */
    public static final int WRONG_CONFIGURATION = 2;

    private ExitStatus() {}
}
