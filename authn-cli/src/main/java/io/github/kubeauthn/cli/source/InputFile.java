package io.github.kubeauthn.cli.source;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an option names. */
public final class InputFile {

    private static final Path STANDARD_INPUT = Path.of("-");

    private InputFile() {}

    /**
     * Its bytes. The file {@code -} is the standard input.
     *
     * @param option the option that names it, for the message
     * @throws InvalidConfigurationException if it cannot be read
     */
    public static byte[] bytes(String option, Path file) {
        try {
            return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidConfigurationException(option + ": " + file + ": " + FileTrouble.inWords(file, e), e);
        }
    }

    /** Its text in UTF-8; see {@link #bytes}. */
    public static String text(String option, Path file) {
        return new String(bytes(option, file), StandardCharsets.UTF_8);
    }
}
