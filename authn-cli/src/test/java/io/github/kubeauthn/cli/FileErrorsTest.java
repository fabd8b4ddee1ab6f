package io.github.kubeauthn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said in one line: which option, which file, why. */
class FileErrorsTest {

    @TempDir
    Path folder;

    private ControlPlane plane;

    @BeforeEach
    void set_up() {
        plane = new ControlPlane(folder);
    }

    private static void saysOnly(Run run, String line) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("kube-authn: " + line + System.lineSeparator());
    }

    @Test
    void a_file_that_is_not_there() {
        saysOnly(
                plane.explain("--token-file", plane.path("gone")),
                "--token-file: " + plane.path("gone") + ": no such file");
    }

    @Test
    void a_manifest_that_is_not_there() {
        String gone = plane.path("kube-apiserver.yaml");

        saysOnly(Run.of("lint", "--manifest", gone), "open " + gone + ": no such file or directory");
        saysOnly(Run.of("explain", "--manifest", gone), "open " + gone + ": no such file or directory");
    }

    @Test
    void a_folder_that_is_not_there() {
        saysOnly(
                plane.explain("--token-file", plane.path("gone/token")),
                "--token-file: " + plane.path("gone/token") + ": there is no folder " + plane.path("gone"));
    }

    @Test
    void a_folder_in_place_of_a_file() {
        saysOnly(plane.explain("--cert", folder.toString()), "--cert: " + folder + ": is a directory");
    }

    @Test
    void a_file_that_cannot_be_written() throws Exception {
        Files.createDirectory(folder.resolve("jane.crt"));

        saysOnly(
                Run.of(
                        "cert",
                        "--ca",
                        plane.path("ca.crt"),
                        "--ca-key",
                        caKey(),
                        "--user",
                        "jane",
                        "--out",
                        plane.path("jane")),
                "cannot write " + plane.path("jane.crt") + ": is a directory");
    }

    @Test
    void a_file_where_a_folder_should_be() {
        saysOnly(
                Run.of("serve", "--listen", "127.0.0.1:0", "--demo", plane.path("ca.crt")),
                "cannot write " + plane.path("ca.crt") + ": a file of that name is in the way");
    }

    @Test
    void the_key_of_another_authority() {
        saysOnly(
                Run.of("cert", "--ca", plane.path("ca.crt"), "--ca-key", plane.path("sa.key"), "--user", "jane"),
                "--ca-key: " + plane.path("sa.key") + ": this is not the private key of " + plane.path("ca.crt"));
    }

    @Test
    void an_address_of_no_machine() {
        saysOnly(serve("192.0.2.1:0"), "192.0.2.1:0: this machine has no such address: choose another with --listen");
    }

    @Test
    void a_port_that_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            saysOnly(serve(address), address + ": the port is taken: choose another with --listen");
        }
    }

    private Run serve(String listen) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--listen", listen, "--"));
        arguments.addAll(plane.flags());
        return Run.of(arguments);
    }

    private String caKey() {
        return plane.write("ca.key", plane.clients.privateKeyPem());
    }

    @Test
    void a_command_that_needs_another_one_shows_which_there_are() {
        Run run = Run.of("token");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Missing required subcommand").contains("exec-credential");
    }

    @Test
    void no_command_at_all_shows_which_there_are() {
        Run run = Run.of();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("explain").contains("generate-completion");
    }
}
