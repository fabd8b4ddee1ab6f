package io.github.kubeauthn.apiserver.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticPodManifestTest {

    @TempDir
    private Path folder;

    private StaticPodManifest read(String yaml) throws IOException {
        return StaticPodManifest.read(Files.writeString(folder.resolve("kube-apiserver.yaml"), yaml));
    }

    @Test
    void the_arguments_are_those_behind_the_program() throws IOException {
        StaticPodManifest manifest = read("""
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - name: sidecar
                    command: [sleep, "1"]
                  - name: kube-apiserver
                    command: [/usr/local/bin/kube-apiserver, --anonymous-auth=false]
                    args: ["--client-ca-file=ca.crt"]
                """);

        assertThat(manifest.arguments()).containsExactly("--anonymous-auth=false", "--client-ca-file=ca.crt");
    }

    @Test
    void an_image_that_runs_the_program_by_itself_has_arguments_only() throws IOException {
        StaticPodManifest manifest = read("""
                kind: Pod
                spec:
                  containers:
                  - name: kube-apiserver
                    args: [--client-ca-file=ca.crt]
                """);

        assertThat(manifest.arguments()).containsExactly("--client-ca-file=ca.crt");
    }

    @Test
    void a_path_is_found_where_the_node_has_the_mounted_folder_below_the_given_root() throws IOException {
        StaticPodManifest manifest = read("""
                kind: Pod
                spec:
                  containers:
                  - name: kube-apiserver
                    command: [kube-apiserver]
                    volumeMounts:
                    - {name: certs, mountPath: /pki}
                    - {name: oidc, mountPath: /pki/oidc/}
                    - {name: scratch, mountPath: /tmp}
                  volumes:
                  - {name: certs, hostPath: {path: /etc/kubernetes/pki}}
                  - {name: oidc, hostPath: {path: /srv/oidc}}
                  - {name: scratch, emptyDir: {}}
                """);
        FilePaths paths = new FilePaths(folder, Path.of("/mnt/node"), manifest.mounts());

        assertThat(paths.locate("/pki/ca.crt")).isEqualTo(Path.of("/mnt/node/etc/kubernetes/pki/ca.crt"));
        assertThat(paths.locate("/pki/oidc/ca.crt")).isEqualTo(Path.of("/mnt/node/srv/oidc/ca.crt"));
        assertThat(paths.locate("/pki/../pki/ca.crt")).isEqualTo(Path.of("/mnt/node/etc/kubernetes/pki/ca.crt"));
        assertThat(paths.locate("/pkix/ca.crt")).isEqualTo(Path.of("/mnt/node/pkix/ca.crt"));
        assertThat(paths.locate("ca.crt")).isEqualTo(folder.resolve("ca.crt"));
    }

    @Test
    void what_is_no_such_manifest_is_refused_with_file_and_line() {
        assertThatThrownBy(() -> read("kind: Deployment\n"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("kube-apiserver.yaml:1: ")
                .hasMessageContaining("not a Pod");
        assertThatThrownBy(() -> read("kind: Pod\nspec:\n  containers:\n  - name: etcd\n"))
                .hasMessageContaining("kube-apiserver.yaml:3: no container");
        assertThatThrownBy(() -> read("kind: Pod\nspec:\n  containers:\n  - name: kube-apiserver\n    command: [1]\n"))
                .hasMessageContaining("kube-apiserver.yaml:5: command holds something that is no text");
        assertThatThrownBy(
                        () -> read(
                                "kind: Pod\nspec:\n  containers:\n  - name: kube-apiserver\n    command: [sh, -c, exec kube-apiserver --x]\n"))
                .hasMessageContaining("give the flags themselves");
        assertThatThrownBy(() -> read("kind: [Pod\n")).hasMessageContaining("kube-apiserver.yaml");
        assertThatThrownBy(() -> StaticPodManifest.read(folder.resolve("missing.yaml")))
                .hasMessageContaining("missing.yaml");
    }
}
