package io.github.kubeauthn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The commands that the README shows, run as a reader would: in the project's folder, with the program as it is packaged. */
class ReadmeIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final String REMARK = "<!-- ReadmeIT of authn-cli runs the next block -->";

    @Test
    void explain_says_who_the_pod_is() throws Exception {
        Process explain = start("explain");

        assertThat(outputOf(explain)).startsWith("authenticated as system:serviceaccount:shop:cart (200)\n");
        assertThat(statusOf(explain)).isZero();
    }

    @Test
    void lint_names_what_kube_apiserver_would_not_find() throws Exception {
        Process lint = start("lint");

        assertThat(outputOf(lint))
                .contains("error: --tls-cert-file: open /etc/kubernetes/pki/apiserver.crt: no such file");
        assertThat(statusOf(lint)).isEqualTo(2);
    }

    @Test
    void explain_reads_the_token_from_the_standard_input() throws Exception {
        String command = commandLine("explain").replaceFirst("--token-file \\S+", "--token-file -");
        Process explain = program(command);
        try (OutputStream input = explain.getOutputStream()) {
            Files.copy(PROJECT.resolve("examples/kubeadm/credentials/pod-cart.jwt"), input);
        }

        assertThat(outputOf(explain)).startsWith("authenticated as system:serviceaccount:shop:cart (200)\n");
        assertThat(statusOf(explain)).isZero();
    }

    @Test
    void serve_prints_commands_to_try() throws Exception {
        Process serve = start("serve");
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(serve.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).startsWith("serving on https://127.0.0.1:");
            assertThat(output.readLine()).isEqualTo("try:");
            assertThat(output.readLine()).contains("kubectl --kubeconfig ").endsWith(" auth whoami");
        } finally {
            serve.destroy();
        }
        assertThat(serve.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private static Process start(String command) throws IOException {
        return program(commandLine(command));
    }

    private static Process program(String commandLine) throws IOException {
        List<String> words = new ArrayList<>(List.of(commandLine.split(" +")));
        words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return new ProcessBuilder(words)
                .directory(PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String outputOf(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int statusOf(Process process) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static String commandLine(String command) throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        String block = readme.substring(readme.indexOf(REMARK)).split("```")[1];
        return block.replaceAll("\\\\\n *", "")
                .lines()
                .filter(line -> line.startsWith("java -jar authn-cli/target/kube-authn.jar " + command + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the README does not show " + command));
    }
}
