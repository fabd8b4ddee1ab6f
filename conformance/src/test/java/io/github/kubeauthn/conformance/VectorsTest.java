package io.github.kubeauthn.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kubeauthn.conformance.Judge.Difference;
import io.github.kubeauthn.conformance.run.CertificateAnswers;
import io.github.kubeauthn.conformance.run.ConfigurationAnswers;
import io.github.kubeauthn.conformance.run.ScenarioAnswers;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.ConfigurationCase;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import io.github.kubeauthn.conformance.vector.VectorJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every vector is a test of its own. */
class VectorsTest {

    private static final Path VECTORS = Path.of("vectors");

    /** Whatever was recorded says when it was asked. */
    private static final Clock NEVER_ASKED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TestFactory
    Stream<DynamicNode> scenarios() throws IOException {
        List<Path> folders;
        try (Stream<Path> files = Files.list(VECTORS.resolve("scenarios"))) {
            folders = files.sorted().toList();
        }
        return folders.stream()
                .map(ScenarioFolder::new)
                // A scenario runs when its tests are wanted and not before: some want the same port.
                .map(folder -> dynamicContainer(folder.name(), Stream.of(folder).flatMap(VectorsTest::scenario)));
    }

    @TestFactory
    Stream<DynamicNode> certificates() {
        return lines(VECTORS.resolve("x509.jsonl"))
                .map(line -> judged(
                        id(line),
                        () -> Judge.ofCase(
                                line.path("expect"),
                                tree(CertificateAnswers.answer(VectorJson.convert(line, Case.class)))
                                        .path("expect"))));
    }

    @TestFactory
    Stream<DynamicNode> configurations() {
        return lines(VECTORS.resolve("configuration.jsonl"))
                .map(line -> judged(
                        id(line),
                        () -> Judge.ofConfiguration(
                                line,
                                tree(ConfigurationAnswers.answer(VectorJson.convert(line, ConfigurationCase.class))))));
    }

    private static Stream<DynamicNode> scenario(ScenarioFolder folder) {
        List<JsonNode> answers = new ArrayList<>();
        new ScenarioAnswers(NEVER_ASKED).answer(folder, line -> answers.add(tree(line)));
        Optional<String> startupError = startupError(folder);
        if (startupError.isPresent()) {
            return Stream.of(judged("does not start", () -> Judge.ofStartup(startupError.get(), answers)));
        }
        return lines(folder.path().resolve("cases.jsonl"))
                .map(line -> judged(id(line), () -> Judge.ofCase(line.path("expect"), answerTo(id(line), answers))));
    }

    private static Optional<String> startupError(ScenarioFolder folder) {
        try {
            return VectorJson.read(folder.path().resolve("scenario.json"), JsonNode.class)
                    .path("startupError")
                    .asStringOpt();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode answerTo(String id, List<JsonNode> answers) {
        return answers.stream()
                .filter(answer -> id(answer).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no answer, but " + answers))
                .path("expect");
    }

    private static DynamicNode judged(String name, Supplier<Optional<Difference>> judgement) {
        return dynamicTest(name, () -> assertThat(judgement.get()).isEmpty());
    }

    private static Stream<JsonNode> lines(Path file) {
        try {
            return VectorJson.readLines(file, JsonNode.class).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode tree(Object answer) {
        return VectorJson.treeOrText(VectorJson.line(answer));
    }

    private static String id(JsonNode line) {
        return line.path("id").asString("");
    }
}
