package io.github.kubeauthn.oidc.configuration;

import java.util.List;

/**
 * Whether requests without a credential are allowed (field {@code anonymous}; KEP-4633).
 *
 * @param enabled whether they are
 * @param conditionPaths if not empty, the only paths on which they are, each compared as a whole
 */
public record AnonymousConfiguration(boolean enabled, List<String> conditionPaths) {

    public AnonymousConfiguration {
        conditionPaths = List.copyOf(conditionPaths);
    }
}
