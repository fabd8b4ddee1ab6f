package io.github.kubeauthn.cli.source;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that an option names. */
public final class InputFile {

    private InputFile() {}

    /**
     * Its bytes.
     *
     * @param option the option that names it, for the message
     * @throws InvalidConfigurationException if it cannot be read
     */
    public static byte[] bytes(String option, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw unreadable(option, file, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw unreadable(option, file, "reading it is not permitted", e);
        } catch (IOException e) {
            throw unreadable(option, file, String.valueOf(e.getMessage()), e);
        }
    }

    /** Its text in UTF-8; see {@link #bytes}. */
    public static String text(String option, Path file) {
        return new String(bytes(option, file), StandardCharsets.UTF_8);
    }

    private static InvalidConfigurationException unreadable(String option, Path file, String why, IOException cause) {
        return new InvalidConfigurationException(option + ": " + file + ": " + why, cause);
    }
}
