package io.github.kubeauthn.benchmarks;

import io.github.kubeauthn.conformance.run.RunningScenario;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Keeps the servers of a scenario up in a process of their own while others are measured that ask them, and writes down for
 * these what they need: {@code flags} and {@code headers}, an item a line, {@code folder}, {@code objects} and {@code now}.
 */
public final class StandingBy {

    private StandingBy() {}

    /**
     * Runs until standard input ends.
     *
     * @param arguments a scenario, the id of a case with a request, and the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        ScenarioFolder scenario = ScenarioFolders.find(arguments[0]);
        Case question = ScenarioFolders.find(scenario, arguments[1]);
        Case.Request request = Objects.requireNonNull(question.request(), "the case has no request");
        Path target = Path.of(arguments[2]);
        var now = question.now() == null ? Clock.systemUTC().instant() : question.now();
        try (RunningScenario running = RunningScenario.start(scenario, now)) {
            write(target.resolve("flags"), running.flags());
            write(target.resolve("folder"), List.of(running.folder().toString()));
            write(target.resolve("objects"), List.of(scenario.scenario().objects()));
            write(target.resolve("now"), List.of(now.toString()));
            write(
                    target.resolve("headers"),
                    request.headers().stream()
                            .map(header -> header.name() + ": " + header.value())
                            .toList());
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // Somebody is still measuring.
            }
        }
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.write(file, lines);
    }
}
