package io.github.kubeauthn.api.text;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files, with the complaints of Go's {@code os.ReadFile}. */
public final class GoFiles {

    private GoFiles() {}

    /**
     * The content of a file.
     *
     * @param name what messages call the file: its path as the user wrote it
     * @throws InvalidConfigurationException if it cannot be read
     */
    public static byte[] read(Path file, String name) {
        if (name.isEmpty()) {
            throw new InvalidConfigurationException("open : no such file or directory");
        }
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InvalidConfigurationException("open " + name + ": no such file or directory", e);
        } catch (AccessDeniedException e) {
            throw new InvalidConfigurationException("open " + name + ": permission denied", e);
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "is a directory" : "input/output error";
            throw new InvalidConfigurationException("read " + name + ": " + why, e);
        }
    }
}
