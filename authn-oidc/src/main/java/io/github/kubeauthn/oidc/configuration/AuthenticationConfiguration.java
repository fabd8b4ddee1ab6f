package io.github.kubeauthn.oidc.configuration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the file behind {@code --authentication-config} says, in any of its versions {@code v1alpha1}, {@code v1beta1} and
 * {@code v1} of {@code apiserver.config.k8s.io}. Immutable; not yet checked for sense, see {@link #check}.
 *
 * @param jwt the issuers, in the order in which they are asked
 * @param anonymous whether requests without a credential are allowed; null if the file does not say
 */
public record AuthenticationConfiguration(
        List<JwtAuthenticatorConfiguration> jwt, @Nullable AnonymousConfiguration anonymous)
        implements ConfigurationReading {

    /** How many issuers a configuration may name. */
    static final int MAX_ISSUERS = 64;

    public AuthenticationConfiguration {
        jwt = List.copyOf(jwt);
    }

    /** A configuration of these issuers that says nothing about anonymous requests. */
    public static AuthenticationConfiguration of(JwtAuthenticatorConfiguration... jwt) {
        return new AuthenticationConfiguration(List.of(jwt), null);
    }

    /**
     * Reads the content of a configuration file, YAML or JSON, strictly: a field that is not known and a field that is
     * there twice are errors. An error's message is what kube-apiserver says of the content, without the file's name.
     */
    public static ConfigurationReading read(byte[] content) {
        return ConfigurationDecoder.decode(content);
    }

    /** Reads the text of a configuration file; see {@link #read(byte[])}. */
    public static ConfigurationReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Checks the configuration and compiles its expressions. */
    public ConfigurationCheck check(CheckOptions options) {
        return ConfigurationValidation.check(this, options);
    }
}
