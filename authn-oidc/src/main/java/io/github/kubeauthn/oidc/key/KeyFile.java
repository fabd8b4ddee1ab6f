package io.github.kubeauthn.oidc.key;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.oidc.key.KeySetReading.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Keys of a file. */
final class KeyFile implements KeySource {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Path file;
    private volatile State state;

    private KeyFile(Path file, State state) {
        this.file = file;
        this.state = state;
    }

    static KeyFile open(Path file) {
        try {
            return new KeyFile(file, read(file, Version.of(file)));
        } catch (IOException e) {
            throw new InvalidConfigurationException("cannot read the keys in " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public KeySet known() {
        return state.keys();
    }

    @Override
    public Refresh refresh(String keyId, AuthenticationContext context) {
        if (context.nonBlocking()) {
            return new Refresh.Unavailable(Failed.of(Kind.WOULD_BLOCK, "would block"));
        }
        try {
            Version version = Version.of(file);
            if (version.equals(state.version())) {
                return Refresh.unchanged();
            }
            state = read(file, version);
            return new Refresh.Refreshed(state.keys());
        } catch (IOException e) {
            return new Refresh.Unavailable(
                    Failed.couldNotCheck("cannot read the keys in " + file + ": " + e.getMessage()));
        }
    }

    private static State read(Path file, Version version) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException("it is longer than " + MAX_BYTES + " bytes");
            }
            KeySetReading reading = KeySet.read(content);
            if (reading instanceof Malformed malformed) {
                throw new IOException(malformed.message());
            }
            return new State((KeySet) reading, version);
        }
    }

    private record State(KeySet keys, Version version) {}

    private record Version(FileTime modified, long size) {

        private static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size());
        }
    }
}
