package io.github.kubeauthn.oidc;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.ReloadingJwtAuthenticators.Patience;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.oidc.configuration.CheckOptions;
import io.github.kubeauthn.oidc.configuration.ConfigurationCheck;
import io.github.kubeauthn.oidc.configuration.ConfigurationFile;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.oidc.issuer.IssuerAuthenticator;
import io.github.kubeauthn.oidc.issuer.IssuerSettings;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.oidc.key.RefreshRule;
import io.github.kubeauthn.token.jose.SignatureAlgorithm;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JWT authenticators of one AuthenticationConfiguration, or of the flags {@code --oidc-*} (KEP-3331). A token goes to the
 * authenticator of its issuer, whose answer is final; a token of any other issuer gets no opinion.
 *
 * <pre>{@code
 * try (JwtAuthenticators issuers = JwtAuthenticators.builder(clock).build(configuration)) {
 *     AuthenticationResult result = issuers.authenticate(BearerToken.of(token));
 * }
 * }</pre>
 *
 * <p>From the start, each issuer's metadata is looked for on a daemon thread of its own, at once and then every 10 s until it
 * was found; until then its tokens get {@code oidc: authenticator not initialized}. The keys are fetched when the first token
 * comes. A token is an error while its issuer cannot be asked; the tokens of others are not affected.
 *
 * <p>The answers carry no audiences: wrap this as audience-agnostic, as kube-apiserver does. Safe for use by many threads at
 * once.
 */
public final class JwtAuthenticators implements Authenticator<BearerToken>, AutoCloseable {

    private final Map<String, IssuerAuthenticator> byIssuer;
    private final JwtListener listener;
    private final Clock clock;

    private JwtAuthenticators(Map<String, IssuerAuthenticator> byIssuer, JwtListener listener, Clock clock) {
        this.byIssuer = byIssuer;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * A builder with the defaults of kube-apiserver.
     *
     * @param clock says when tokens, keys and servers' certificates are valid
     */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    @Override
    public AuthenticationResult authenticate(BearerToken token) {
        if (byIssuer.isEmpty()) {
            return AuthenticationResult.noOpinion();
        }
        Optional<String> issuer = IssuerAuthenticator.issuerOf(token);
        IssuerAuthenticator authenticator = issuer.map(byIssuer::get).orElse(null);
        if (authenticator == null) {
            token.trace()
                    .note(() -> issuer.map(other -> "this is a JWT of the issuer " + GoQuoted.string(other)
                                    + ", and not of one of " + GoQuoted.list(issuers()))
                            .orElse("this is no JWT"));
            return AuthenticationResult.noOpinion();
        }
        Instant start = clock.instant();
        AuthenticationResult result = token.trace().ask("issuer " + issuer.get(), authenticator, token);
        if (!isPutOff(result)) {
            listener.authenticated(issuer.get(), result, Duration.between(start, clock.instant()));
        }
        return result;
    }

    /** Whether it was only found that the question has to be asked again where it may wait. */
    private static boolean isPutOff(AuthenticationResult result) {
        return result instanceof Failed failure && failure.kind() == Failed.Kind.WOULD_BLOCK;
    }

    /** The URLs of the issuers, in the order of the configuration. */
    public List<String> issuers() {
        return List.copyOf(byIssuer.keySet());
    }

    /**
     * Why tokens of an issuer cannot be verified yet, or of several; empty if all are ready. In the words of kube-apiserver's
     * health check.
     */
    public Optional<String> healthProblem() {
        List<Failed> problems = byIssuer.values().stream()
                .flatMap(authenticator -> authenticator.healthProblem().stream())
                .map(Failed::couldNotCheck)
                .toList();
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Failed.aggregate(problems).message());
    }

    /** Ends the search for issuers that are not ready. Questions that are under way still get their answers. */
    @Override
    public void close() {
        byIssuer.values().forEach(IssuerAuthenticator::close);
    }

    /**
     * Settings that do not stand in a configuration. May build several times, as when a configuration changes; not safe for
     * use by several threads.
     */
    public static final class Builder {

        private static final List<String> ALL_ALGORITHMS = Arrays.stream(SignatureAlgorithm.values())
                .map(Enum::name)
                .sorted()
                .toList();

        private final Clock clock;
        private CheckOptions checkOptions = CheckOptions.defaults();
        private List<String> signingAlgorithms = ALL_ALGORITHMS;
        private RefreshRule refreshRule = RefreshRule.KUBERNETES;
        private @Nullable ConnectionFactory connections;
        private final Map<String, KeySource> keySources = new HashMap<>();
        private JwtListener listener = new JwtListener() {};

        private Builder(Clock clock) {
            this.clock = clock;
        }

        /**
         * By what configurations are checked, the disallowed issuers included. Defaults to {@link CheckOptions#defaults()}.
         */
        public Builder checkOptions(CheckOptions options) {
            checkOptions = options;
            return this;
        }

        /**
         * How tokens may be signed ({@code --oidc-signing-algs}). Defaults to all that kube-apiserver knows, as it has it for
         * a configuration file; an empty list stands for {@code RS256}.
         */
        public Builder signingAlgorithms(List<String> algorithms) {
            signingAlgorithms = algorithms.isEmpty() ? List.of("RS256") : List.copyOf(algorithms);
            return this;
        }

        /** When keys are fetched again. Defaults to {@link RefreshRule#KUBERNETES}. */
        public Builder refreshRule(RefreshRule rule) {
            refreshRule = rule;
            return this;
        }

        /** The way to issuers. Without it they are reached directly, and a configuration cannot choose a way. */
        public Builder connections(ConnectionFactory factory) {
            connections = factory;
            return this;
        }

        /**
         * Takes the keys of an issuer from elsewhere than the issuer, which then is never asked for anything.
         *
         * @param issuerUrl the issuer, which must be one of the configuration and have no {@code discoveryURL}
         */
        public Builder keySource(String issuerUrl, KeySource source) {
            keySources.put(issuerUrl, source);
            return this;
        }

        /** Who is told what happens. Defaults to nobody. */
        public Builder listener(JwtListener newListener) {
            listener = newListener;
            return this;
        }

        /**
         * Checks a configuration and starts its authenticators.
         *
         * @throws InvalidConfigurationException if the configuration is no good or contradicts the settings; the message is
         *     that with which kube-apiserver refuses to start
         */
        public JwtAuthenticators build(AuthenticationConfiguration configuration) {
            return build(check(configuration));
        }

        /**
         * Starts the authenticators of a configuration that was checked.
         *
         * @throws InvalidConfigurationException if it is no good or contradicts the settings
         */
        public JwtAuthenticators build(ConfigurationCheck check) {
            if (!check.isValid()) {
                throw new InvalidConfigurationException("invalid authentication configuration: " + check.message());
            }
            List<JwtAuthenticatorConfiguration> jwt = check.configuration().jwt();
            requireKnownIssuers(jwt);
            IssuerClients clients = new IssuerClients(connections, clock);
            List<HttpClient> clientOf = new ArrayList<>();
            for (JwtAuthenticatorConfiguration each : jwt) {
                requireAllowed(each);
                requireKnownAlgorithms();
                clientOf.add(clients.clientFor(each.issuer()));
            }
            Map<String, IssuerAuthenticator> byIssuer = new LinkedHashMap<>();
            for (int i = 0; i < jwt.size(); i++) {
                Issuer issuer = jwt.get(i).issuer();
                IssuerSettings settings = new IssuerSettings(
                        clientOf.get(i), signingAlgorithms, refreshRule, keySources.get(issuer.url()), listener, clock);
                byIssuer.put(
                        issuer.url(),
                        IssuerAuthenticator.start(jwt.get(i), check.rules().get(i), settings));
            }
            return new JwtAuthenticators(byIssuer, listener, clock);
        }

        /**
         * Starts the authenticators of a file, and follows it. A {@linkplain #keySource source of keys} may be for an issuer
         * that the file does not name yet.
         *
         * @throws InvalidConfigurationException if the file's configuration is no good or contradicts the settings
         */
        public ReloadingJwtAuthenticators buildReloading(ConfigurationFile file) {
            return buildReloading(file, Patience.USUAL);
        }

        ReloadingJwtAuthenticators buildReloading(ConfigurationFile file, Patience patience) {
            return ReloadingJwtAuthenticators.start(file, copy(), listener, patience);
        }

        /** Builds for content of a file that may change, where an issuer with its own source of keys may come and go. */
        JwtAuthenticators buildFollowing(ConfigurationCheck check) {
            Builder copy = copy();
            copy.keySources
                    .keySet()
                    .removeIf(url -> issuerOf(url, check.configuration().jwt()).isEmpty());
            return copy.build(check);
        }

        private Builder copy() {
            Builder copy = new Builder(clock);
            copy.checkOptions = checkOptions;
            copy.signingAlgorithms = signingAlgorithms;
            copy.refreshRule = refreshRule;
            copy.connections = connections;
            copy.keySources.putAll(keySources);
            copy.listener = listener;
            return copy;
        }

        /** Which issuers are disallowed, kube-apiserver knows only when it builds its authenticators. */
        ConfigurationCheck check(AuthenticationConfiguration configuration) {
            return configuration.check(checkOptions.withDisallowedIssuers(List.of()));
        }

        CheckOptions checkOptions() {
            return checkOptions;
        }

        private static Optional<Issuer> issuerOf(String url, List<JwtAuthenticatorConfiguration> jwt) {
            return jwt.stream()
                    .map(JwtAuthenticatorConfiguration::issuer)
                    .filter(issuer -> issuer.url().equals(url))
                    .findFirst();
        }

        private void requireAllowed(JwtAuthenticatorConfiguration jwt) {
            if (checkOptions.disallowedIssuers().contains(jwt.issuer().url())) {
                throw new InvalidConfigurationException(String.join(", ", jwt.errors(checkOptions)));
            }
        }

        private void requireKnownAlgorithms() {
            for (String algorithm : signingAlgorithms) {
                if (!ALL_ALGORITHMS.contains(algorithm)) {
                    throw new InvalidConfigurationException(
                            "oidc: unsupported signing alg: " + GoQuoted.string(algorithm));
                }
            }
        }

        private void requireKnownIssuers(List<JwtAuthenticatorConfiguration> jwt) {
            for (String issuerUrl : keySources.keySet()) {
                Issuer issuer = issuerOf(issuerUrl, jwt)
                        .orElseThrow(() -> new InvalidConfigurationException("there is a key source for the issuer "
                                + GoQuoted.string(issuerUrl) + ", which the configuration does not name"));
                if (!issuer.discoveryUrl().isEmpty()) {
                    throw new InvalidConfigurationException(
                            "oidc: KeySet and DiscoveryURL are mutually exclusive: issuer " + GoQuoted.string(issuerUrl)
                                    + " has a key source and a discoveryURL");
                }
            }
        }
    }
}
