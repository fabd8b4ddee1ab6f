package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.configuration.ConfigurationReading.Undecodable;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The file behind {@code --authentication-config} with what it said when it was read. Immutable. */
public final class ConfigurationFile {

    private final Path path;
    private final String name;
    private final byte[] content;
    private final AuthenticationConfiguration configuration;

    private ConfigurationFile(Path path, String name, byte[] content, AuthenticationConfiguration configuration) {
        this.path = path;
        this.name = name;
        this.content = content;
        this.configuration = configuration;
    }

    /** Reads a file; see {@link #read(Path, String)}. */
    public static ConfigurationFile read(Path path) {
        return read(path, path.toString());
    }

    /**
     * Reads a file.
     *
     * @param name what messages call it: its path as the user wrote it
     * @throws InvalidConfigurationException if it cannot be read or is no AuthenticationConfiguration; the message is that
     *     with which kube-apiserver refuses to start. Whether the configuration makes sense is not looked at
     */
    public static ConfigurationFile read(Path path, String name) {
        try {
            return read(path, name, GoFiles.read(path, name));
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException(
                    "failed to load authentication configuration from file " + GoQuoted.string(name) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static ConfigurationFile read(Path path, String name, byte[] content) {
        ConfigurationReading reading = AuthenticationConfiguration.read(content);
        if (reading instanceof Undecodable undecodable) {
            throw new InvalidConfigurationException(undecodable.message());
        }
        return new ConfigurationFile(path, name, content, (AuthenticationConfiguration) reading);
    }

    public Path path() {
        return path;
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** A copy of what it held, byte for byte. */
    public byte[] content() {
        return content.clone();
    }

    public AuthenticationConfiguration configuration() {
        return configuration;
    }

    /** Whether it held exactly these bytes. */
    public boolean holds(byte[] other) {
        return MessageDigest.isEqual(content, other);
    }

    @Override
    public String toString() {
        return "ConfigurationFile[" + name + "]";
    }
}
