package io.github.kubeauthn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.VectorJson;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged program, as others start it. */
class ProgramIT {

    private static final Path PROGRAM = Path.of("target", "kube-authn-conformance.jar");
    private static final Path SCENARIOS = Path.of("vectors", "scenarios");

    @TempDir
    private Path folder;

    @Test
    void it_prints_an_answer_for_each_case_in_order_and_nothing_else() throws Exception {
        Path scenario = SCENARIOS.resolve("kubeadm");

        List<JsonNode> answers = run("answer", scenario.toString());

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.propertyNames()).containsExactly("scenario", "id", "expect");
            assertThat(answer.path("scenario").asString()).isEqualTo("kubeadm");
            assertThat(answer.path("expect").path("outcome").asString())
                    .isIn("authenticated", "none", "error", "malformedCertificate", "malformedRequest", "disabled");
        });
        assertThat(answers).extracting(answer -> answer.path("id").asString()).isEqualTo(ids(scenario));
    }

    @Test
    void it_prints_why_a_chain_does_not_start() throws Exception {
        List<JsonNode> answers =
                run("answer", SCENARIOS.resolve("token-file-bad-0").toString());

        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer.propertyNames()).containsExactly("scenario", "startupError"));
    }

    @Test
    void it_prints_utf_8_whatever_the_locale_is() throws Exception {
        Path scenario = SCENARIOS.resolve("anonymous-nothing-configured");
        for (String file : List.of("scenario.json", "sa.pub")) {
            Files.copy(scenario.resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("cases.jsonl"), "{\"id\":\"käse→\",\"request\":{\"path\":\"/\"}}\n");

        assertThat(run("answer", folder.toString()))
                .singleElement()
                .satisfies(answer -> assertThat(answer.path("id").asString()).isEqualTo("käse→"));
    }

    private List<JsonNode> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", PROGRAM.toString()));
        command.addAll(List.of(arguments));
        File errors = folder.resolve("errors").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().put("LC_ALL", "C");
        Process program = builder.start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(Files.readString(errors.toPath())).isZero();
        return output.lines().map(VectorJson::treeOrText).toList();
    }

    private static List<String> ids(Path scenario) throws IOException {
        return VectorJson.readLines(scenario.resolve("cases.jsonl"), Case.class).stream()
                .map(Case::id)
                .toList();
    }
}
