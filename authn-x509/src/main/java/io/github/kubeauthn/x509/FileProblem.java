package io.github.kubeauthn.x509;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read, in the words of Go's {@code os.ReadFile}. */
final class FileProblem {

    private FileProblem() {}

    static String describe(Path file, IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "open " + file + ": no such file or directory";
        }
        if (problem instanceof AccessDeniedException) {
            return "open " + file + ": permission denied";
        }
        if (Files.isDirectory(file)) {
            return "read " + file + ": is a directory";
        }
        return "read " + file + ": " + problem.getMessage();
    }
}
