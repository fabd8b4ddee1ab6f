package io.github.kubeauthn.benchmarks;

import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where scenarios are found by what a command line calls them. */
final class ScenarioFolders {

    private static final Path VECTORS = Path.of("conformance", "vectors", "scenarios");

    private ScenarioFolders() {}

    /**
     * Finds a scenario.
     *
     * @param name a folder, or the name of one of this project's scenarios
     * @throws IllegalArgumentException if there is no such scenario
     */
    static ScenarioFolder find(String name) {
        Path folder = Path.of(name);
        if (isScenario(folder)) {
            return new ScenarioFolder(folder.toAbsolutePath().normalize());
        }
        Path above = program();
        while (above != null) {
            Path known = above.resolve(VECTORS).resolve(name);
            if (isScenario(known)) {
                return new ScenarioFolder(known);
            }
            above = above.getParent();
        }
        throw new IllegalArgumentException(
                "there is no scenario " + name + ": neither a folder with a scenario.json, nor one of " + VECTORS);
    }

    /**
     * Finds a case.
     *
     * @throws IllegalArgumentException if the scenario has no such case
     */
    static Case find(ScenarioFolder folder, String id) throws IOException {
        return folder.cases().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the scenario " + folder.name() + " has no case " + id));
    }

    private static boolean isScenario(Path folder) {
        return Files.isRegularFile(folder.resolve("scenario.json"));
    }

    private static @Nullable Path program() {
        try {
            return Path.of(ScenarioFolders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
