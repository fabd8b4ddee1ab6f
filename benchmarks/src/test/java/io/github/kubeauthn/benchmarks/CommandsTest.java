package io.github.kubeauthn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs the tests of the Python commands, which stand in {@code src/test/python}. */
class CommandsTest {

    @Test
    void the_commands_pass_their_tests() throws Exception {
        Process tests = start();

        String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tests.waitFor()).as("%s", output).isZero();
        assertThat(output).containsPattern("Ran [1-9][0-9]* tests");
    }

    private static Process start() {
        try {
            return new ProcessBuilder("python3", "-B", "-m", "unittest", "discover", "-s", "src/test/python")
                    .directory(Path.of("").toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            System.out.println("tests of benchmarks/compare and benchmarks/report are skipped: there is no Python: "
                    + e.getMessage());
            return abort("there is no Python");
        }
    }
}
