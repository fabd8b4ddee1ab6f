package io.github.kubeauthn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speaks with JMH in a process of its own, as {@code benchmarks/compare} does. */
class TakingTurnsTest {

    @TempDir
    private Path folder;

    private Process jmh;
    private BufferedReader said;

    @BeforeEach
    void start() throws IOException {
        jmh = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djmh.ignoreLock=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "ScenarioBenchmark",
                        "-f",
                        "0",
                        "-wi",
                        "1",
                        "-w",
                        "1ms",
                        "-i",
                        "2",
                        "-r",
                        "1ms",
                        "-p",
                        "scenario=token-file",
                        "-p",
                        "case=token/token-groups",
                        "-p",
                        "tokenCache=off",
                        "-p",
                        "certificates=seen",
                        "-prof",
                        TakingTurns.class.getName(),
                        "-rf",
                        "csv",
                        "-rff",
                        folder.resolve("result.csv").toString(),
                        "-foe",
                        "true")
                .redirectErrorStream(true)
                .start();
        said = jmh.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        jmh.destroyForcibly();
    }

    @Test
    void each_measurement_waits_for_its_turn() throws Exception {
        assertThat(linesUntil("ready"))
                .anyMatch(line -> line.startsWith("# Warmup Iteration   1: "))
                .doesNotContain("measured");
        giveTurn();
        assertThat(linesUntil("measured")).doesNotContain("ready");
        linesUntil("ready");
        giveTurn();
        linesUntil("measured");

        assertThat(said.lines()).doesNotContain("ready", "measured");
        assertThat(jmh.waitFor()).isZero();
        assertThat(folder.resolve("result.csv")).isNotEmptyFile();
    }

    @Test
    void it_gives_up_when_nobody_is_left_to_say_whose_turn_it_is() throws Exception {
        linesUntil("ready");
        jmh.getOutputStream().close();

        assertThat(said.lines())
                .anyMatch(line -> line.contains("nobody says any more whose turn it is"))
                .doesNotContain("measured");
        assertThat(jmh.waitFor()).isNotZero();
        assertThat(folder.resolve("result.csv"))
                .satisfiesAnyOf(
                        file -> assertThat(file).doesNotExist(),
                        file -> assertThat(file).isEmptyFile());
    }

    private void giveTurn() throws IOException {
        Writer answers = jmh.outputWriter(StandardCharsets.UTF_8);
        answers.write("\n");
        answers.flush();
    }

    private List<String> linesUntil(String expected) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(expected)) {
                return lines;
            }
            lines.add(line);
        }
        throw new AssertionError("it never said " + expected + ": " + lines);
    }
}
