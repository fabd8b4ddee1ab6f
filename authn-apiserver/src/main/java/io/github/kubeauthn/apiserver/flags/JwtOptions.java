package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.oidc.JwtAuthenticators;
import io.github.kubeauthn.oidc.configuration.AnonymousConfiguration;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.oidc.configuration.CheckOptions;
import io.github.kubeauthn.oidc.configuration.ConfigurationCheck;
import io.github.kubeauthn.oidc.configuration.ConfigurationFile;
import io.github.kubeauthn.oidc.configuration.OidcFlags;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What flags say of JWT issuers, be it in {@code --oidc-*} or in the file of {@code --authentication-config}, and what that file says of
 * anonymous requests.
 */
final class JwtOptions {

    private final @Nullable ConfigurationFile file;
    private final AuthenticationConfiguration configuration;
    private final List<String> signingAlgorithms;
    private final CheckOptions checks;

    private JwtOptions(
            @Nullable ConfigurationFile file,
            AuthenticationConfiguration configuration,
            List<String> signingAlgorithms,
            CheckOptions checks) {
        this.file = file;
        this.configuration = configuration;
        this.signingAlgorithms = signingAlgorithms;
        this.checks = checks;
    }

    /**
     * Reads the file, or what the flags say without one.
     *
     * @throws InvalidConfigurationException if a file cannot be read, or the configuration does not decode
     */
    static JwtOptions read(AuthenticationOptions options, FilePaths paths) {
        CheckOptions checks = CheckOptions.defaults()
                .withDisallowedIssuers(options.serviceAccountIssuers.values())
                .withEgressSelector(options.featureGates.enabled(FeatureGates.EGRESS_SELECTOR));
        String name = options.authenticationConfig.value();
        if (!name.isEmpty()) {
            ConfigurationFile file = ConfigurationFile.read(paths.locate(name), name);
            return new JwtOptions(file, file.configuration(), List.of(), checks);
        }
        OidcFlags flags = oidcFlags(options, paths);
        return new JwtOptions(null, flags.configuration(), flags.signingAlgorithms(), checks);
    }

    /** What the file says of anonymous requests; empty if there is no file or it says nothing. */
    Optional<AnonymousConfiguration> anonymous() {
        return Optional.ofNullable(configuration.anonymous());
    }

    /**
     * Makes sure that the configuration is good.
     *
     * @throws InvalidConfigurationException if it is not; the message names everything that is wrong
     */
    void requireValid() {
        // Upstream does not know the issuers of service accounts yet when it comes to this.
        ConfigurationCheck check = configuration.check(checks.withDisallowedIssuers(List.of()));
        if (!check.isValid()) {
            throw new InvalidConfigurationException("invalid authentication configuration: " + check.message());
        }
    }

    /** Whether there is an issuer, or a file that may come to name one. */
    boolean isNeeded() {
        return file != null || !configuration.jwt().isEmpty();
    }

    JwtAuthenticators.Builder settings(Clock clock) {
        JwtAuthenticators.Builder settings = JwtAuthenticators.builder(clock).checkOptions(checks);
        return file == null ? settings.signingAlgorithms(signingAlgorithms) : settings;
    }

    AuthenticationConfiguration configuration() {
        return configuration;
    }

    Optional<ConfigurationFile> file() {
        return Optional.ofNullable(file);
    }

    private static OidcFlags oidcFlags(AuthenticationOptions options, FilePaths paths) {
        OidcFlags.Builder flags = OidcFlags.builder()
                .issuerUrl(options.oidcIssuerUrl.value())
                .clientId(options.oidcClientId.value())
                .usernameClaim(options.oidcUsernameClaim.value())
                .usernamePrefix(options.oidcUsernamePrefix.value())
                .groupsClaim(options.oidcGroupsClaim.value())
                .groupsPrefix(options.oidcGroupsPrefix.value())
                .requiredClaims(requiredClaims(options.oidcRequiredClaims.pairs()));
        if (options.oidcSigningAlgs.changed()) {
            flags.signingAlgorithms(options.oidcSigningAlgs.values());
        }
        String caFile = options.oidcCaFile.value();
        boolean complete = !options.oidcIssuerUrl.value().isEmpty()
                && !options.oidcClientId.value().isEmpty();
        if (complete && !caFile.isEmpty()) {
            byte[] pem = GoFiles.read(paths.locate(caFile), caFile);
            flags.certificateAuthority(new String(pem, StandardCharsets.UTF_8));
        }
        return flags.build();
    }

    private static Map<String, String> requiredClaims(List<String> pairs) {
        Map<String, String> claims = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            claims.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return claims;
    }
}
