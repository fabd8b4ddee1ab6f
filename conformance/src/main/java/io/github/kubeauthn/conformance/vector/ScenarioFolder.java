package io.github.kubeauthn.conformance.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A scenario with its cases and files, as it lies on disk. */
public record ScenarioFolder(Path path) {

    /** The folder's own name. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    public Scenario scenario() throws IOException {
        return VectorJson.read(path.resolve("scenario.json"), Scenario.class);
    }

    /** None where the chain is expected not to start. */
    public List<Case> cases() throws IOException {
        Path cases = path.resolve("cases.jsonl");
        return Files.exists(cases) ? VectorJson.readLines(cases, Case.class) : List.of();
    }
}
