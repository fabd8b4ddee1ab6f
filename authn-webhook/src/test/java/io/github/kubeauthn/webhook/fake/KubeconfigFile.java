package io.github.kubeauthn.webhook.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes kubeconfigs and what they name into a folder. */
public record KubeconfigFile(Path folder) {

    public Path write(String name, String content) {
        try {
            return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A kubeconfig with one cluster and one user, each as the inside of a YAML flow mapping. */
    public Path config(String cluster, String user) {
        return write("kubeconfig", """
                apiVersion: v1
                kind: Config
                clusters:
                - name: there
                  cluster: {%s}
                users:
                - name: me
                  user: {%s}
                contexts:
                - name: all
                  context: {cluster: there, user: me}
                current-context: all
                """.formatted(cluster, user));
    }
}
