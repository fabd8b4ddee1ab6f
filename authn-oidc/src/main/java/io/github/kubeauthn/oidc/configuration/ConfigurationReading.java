package io.github.kubeauthn.oidc.configuration;

/** What came of reading a configuration file. */
public sealed interface ConfigurationReading permits AuthenticationConfiguration, ConfigurationReading.Undecodable {

    /**
     * The content is no AuthenticationConfiguration.
     *
     * @param message why, in kube-apiserver's words
     */
    record Undecodable(String message) implements ConfigurationReading {}
}
