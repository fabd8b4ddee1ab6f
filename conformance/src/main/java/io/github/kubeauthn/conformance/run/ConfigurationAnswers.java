package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.conformance.vector.AnswerLine.Validated;
import io.github.kubeauthn.conformance.vector.ConfigurationCase;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.oidc.configuration.CheckOptions;
import io.github.kubeauthn.oidc.configuration.ConfigurationReading;
import io.github.kubeauthn.oidc.configuration.ConfigurationReading.Undecodable;
import java.util.List;

/** Validates configurations. */
public final class ConfigurationAnswers {

    private ConfigurationAnswers() {}

    /** Answers a case; one that cannot be asked is not valid. */
    public static Validated answer(ConfigurationCase question) {
        String id = question.id();
        List<String> flags = question.flags();
        return Guard.ask(
                id,
                () -> flags == null
                        ? validateFile(id, question.yaml(), question.disallowedIssuers())
                        : validateFlags(id, flags),
                why -> new Validated(id, why, "", List.of()));
    }

    private static Validated validateFile(String id, String yaml, List<String> disallowedIssuers) {
        ConfigurationReading reading = AuthenticationConfiguration.read(yaml);
        if (reading instanceof Undecodable undecodable) {
            return new Validated(id, undecodable.message(), "", List.of());
        }
        CheckOptions options = CheckOptions.defaults().withDisallowedIssuers(disallowedIssuers);
        List<String> errors =
                ((AuthenticationConfiguration) reading).check(options).errors();
        return new Validated(id, "", "", errors);
    }

    private static Validated validateFlags(String id, List<String> flags) {
        KubeApiServerFlags parsed;
        try {
            parsed = KubeApiServerFlags.parse(flags);
        } catch (InvalidConfigurationException refused) {
            return new Validated(id, "", String.valueOf(refused.getMessage()), List.of());
        }
        return new Validated(id, "", "", parsed.validate());
    }
}
