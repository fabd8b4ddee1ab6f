package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.AuthenticationResult.Failed;
import java.util.List;

/**
 * What came of checking an {@link AuthenticationConfiguration}. Only {@link AuthenticationConfiguration#check} makes one.
 */
public final class ConfigurationCheck {

    private final AuthenticationConfiguration configuration;
    private final List<String> errors;
    private final List<CompiledRules> rules;

    ConfigurationCheck(AuthenticationConfiguration configuration, List<String> errors, List<CompiledRules> rules) {
        this.configuration = configuration;
        this.errors = List.copyOf(errors);
        this.rules = List.copyOf(rules);
    }

    /** What was checked. */
    public AuthenticationConfiguration configuration() {
        return configuration;
    }

    /** All that is wrong, in the order and the words of kube-apiserver; empty if the configuration is good. */
    public List<String> errors() {
        return errors;
    }

    public boolean isValid() {
        return errors.isEmpty();
    }

    /** The compiled expressions of each issuer, in the order of the issuers; complete only where there are no errors. */
    public List<CompiledRules> rules() {
        return rules;
    }

    /** All errors as one, as kube-apiserver prints them: several in brackets, each once. Empty if there are none. */
    public String message() {
        return messageOf(errors);
    }

    static String messageOf(List<String> errors) {
        return errors.isEmpty()
                ? ""
                : Failed.aggregate(errors.stream().map(Failed::refused).toList())
                        .message();
    }
}
