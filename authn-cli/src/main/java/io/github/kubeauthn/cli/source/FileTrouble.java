package io.github.kubeauthn.cli.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** What is wrong with a file, in words. */
final class FileTrouble {

    private FileTrouble() {}

    /** Why a file could not be read or written: without its name, and never as Java would say it. */
    static String inWords(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "is a directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return file.getParent() == null || Files.isDirectory(file.getParent())
                    ? "no such file"
                    : "there is no folder " + file.getParent();
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file of that name is in the way";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? "it cannot be used" : reason.toLowerCase(Locale.ROOT);
    }
}
