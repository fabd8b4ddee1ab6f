package io.github.kubeauthn.cli.source;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that a command writes. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Makes a folder, if there is none yet, and those above it.
     *
     * @throws InvalidConfigurationException if it cannot be made
     */
    public static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Writes a text that everybody may read.
     *
     * @throws InvalidConfigurationException if it cannot be written
     */
    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Writes a text that only the owner may read, where the file system knows owners.
     *
     * @throws InvalidConfigurationException if it cannot be written
     */
    public static void writeSecret(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, ownersOnly(file));
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static InvalidConfigurationException unwritable(Path file, IOException e) {
        return new InvalidConfigurationException("cannot write " + file + ": " + FileTrouble.inWords(file, e), e);
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
