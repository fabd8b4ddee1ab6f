package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.conformance.vector.AnswerLine.Validated;
import io.github.kubeauthn.conformance.vector.ConfigurationCase;
import java.util.List;

/** Validates configurations. */
public final class ConfigurationAnswers {

    private ConfigurationAnswers() {}

    public static Validated answer(ConfigurationCase question) {
        List<String> flags = question.flags();
        if (flags == null) {
            return new Validated(
                    question.id(), "AuthenticationConfiguration files are not supported yet", "", List.of());
        }
        KubeApiServerFlags parsed;
        try {
            parsed = KubeApiServerFlags.parse(flags);
        } catch (InvalidConfigurationException refused) {
            return new Validated(question.id(), "", String.valueOf(refused.getMessage()), List.of());
        }
        return new Validated(question.id(), "", "", parsed.validate());
    }
}
