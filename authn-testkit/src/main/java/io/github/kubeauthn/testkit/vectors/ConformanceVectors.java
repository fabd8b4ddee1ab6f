package io.github.kubeauthn.testkit.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the vectors from the class path: all of one sort at once, anew each time. */
public final class ConformanceVectors {

    private static final String SCENARIOS = "scenarios/";

    private ConformanceVectors() {}

    /** Sets of kube-apiserver flags with what they decide, by name: 1,165 cases, and five chains that must not start. */
    public static List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        VectorFiles.read(SCENARIOS).forEach((name, files) -> scenarios.add(Scenario.of(name, files)));
        return List.copyOf(scenarios);
    }

    /** Cases of the client certificate authenticator alone, which need no scenario. */
    public static List<VectorCase> certificates() {
        return lines("x509.jsonl").map(VectorCase::read).toList();
    }

    /** Configurations and command lines, with what is wrong with them. */
    public static List<ConfigurationCase> configurations() {
        return lines("configuration.jsonl").map(ConfigurationCase::read).toList();
    }

    private static Stream<String> lines(String file) {
        Map<String, byte[]> files = VectorFiles.read("").getOrDefault("", Map.of());
        return VectorFiles.text(files, file).lines().filter(line -> !line.isBlank());
    }
}
