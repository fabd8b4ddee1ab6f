package io.github.kubeauthn.cli.serve;

import java.io.File;
import java.nio.file.Path;

/** Words of a command that can be pasted into a shell. */
final class ShellWord {

    private static final String PROGRAM = "kube-authn";

    private ShellWord() {}

    /** A path, quoted where it has to be. */
    static String of(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./@%+=:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** By which this program was started, from whatever folder: its name, or {@code java -jar} where that was the way. */
    static String ofThisProgram() {
        return startedBy(System.getProperty("java.class.path", ""));
    }

    static String startedBy(String classPath) {
        boolean oneJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return oneJar ? "java -jar " + of(Path.of(classPath).toAbsolutePath()) : PROGRAM;
    }
}
