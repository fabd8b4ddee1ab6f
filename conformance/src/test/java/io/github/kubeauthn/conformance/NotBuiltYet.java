package io.github.kubeauthn.conformance;

import io.github.kubeauthn.conformance.vector.ConfigurationCase;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.stream.Stream;

/** The vectors of mechanisms that this library does not have yet. Whoever builds one of them takes it out of here. */
final class NotBuiltYet {

    /** Token webhook; OIDC flags; AuthenticationConfiguration. */
    private static final PathMatcher SCENARIOS = FileSystems.getDefault()
            .getPathMatcher("glob:{webhook-v*,mutated-webhook-answers,oidc-*,mutated-oidc-tokens,structured*}");

    private NotBuiltYet() {}

    static Stream<ScenarioFolder> without(Stream<ScenarioFolder> scenarios) {
        return scenarios.filter(scenario -> !SCENARIOS.matches(scenario.path().getFileName()));
    }

    /** AuthenticationConfiguration files are not built yet; command lines are. */
    static boolean covers(ConfigurationCase question) {
        return question.flags() == null;
    }
}
