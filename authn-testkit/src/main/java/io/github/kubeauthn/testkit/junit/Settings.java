package io.github.kubeauthn.testkit.junit;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.sa.objects.ClusterState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What an annotation says, after it was found to make sense.
 *
 * @param where the test that has the annotation, for errors
 * @param annotation the annotation itself
 */
record Settings(String where, KubeAuthn annotation) {

    Settings {
        if (!annotation.flagsFile().isEmpty() && !annotation.manifest().isEmpty()) {
            throw Misuse.of("@KubeAuthn on " + where + " has both a flagsFile and a manifest: leave one of them out.");
        }
        if (!annotation.root().isEmpty() && annotation.manifest().isEmpty()) {
            throw Misuse.of("@KubeAuthn on " + where
                    + " has a root, which only goes with a manifest: add the manifest, or" + " leave the root out.");
        }
    }

    Instant now() {
        try {
            return Instant.parse(annotation.now());
        } catch (DateTimeException e) {
            throw Misuse.of(
                    "@KubeAuthn on " + where + " has now = \"" + annotation.now()
                            + "\", which is no instant: write one such as \"2026-03-01T12:00:00Z\".",
                    e);
        }
    }

    ClusterState objects() {
        if (annotation.objects().isEmpty()) {
            return ClusterState.empty();
        }
        Path file = file("objects", annotation.objects());
        try {
            return ClusterState.read(annotation.objects(), Files.readAllBytes(file));
        } catch (IOException | InvalidConfigurationException e) {
            throw unreadable("objects", e);
        }
    }

    /** The flags in a file, line by line. */
    List<String> flagsOf(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw unreadable("flagsFile", e);
        }
    }

    /** A file of the annotation, which has to exist. */
    Path file(String member, String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw Misuse.of("@KubeAuthn on " + where + " has " + member + " = \"" + name + "\", but there is no file "
                    + file.toAbsolutePath() + ": write the path as it is from the folder in which the tests run.");
        }
        return file;
    }

    boolean has(Mechanism mechanism) {
        return Set.of(annotation.with()).contains(mechanism);
    }

    RuntimeException unreadable(String member, Exception cause) {
        return Misuse.of(
                "@KubeAuthn on " + where + " has a file in " + member + " that cannot be read: " + cause.getMessage(),
                cause);
    }
}
