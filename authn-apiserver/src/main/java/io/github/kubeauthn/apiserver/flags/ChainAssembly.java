package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.chain.AnonymousAuthenticator;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.oidc.JwtAuthenticators;
import io.github.kubeauthn.oidc.ReloadingJwtAuthenticators;
import io.github.kubeauthn.oidc.configuration.AnonymousConfiguration;
import io.github.kubeauthn.sa.BoundServiceAccountAuthenticator;
import io.github.kubeauthn.sa.LegacyServiceAccountAuthenticator;
import io.github.kubeauthn.sa.ServiceAccountKeys;
import io.github.kubeauthn.token.bootstrap.BootstrapTokenAuthenticator;
import io.github.kubeauthn.token.file.BasicAuthFileAuthenticator;
import io.github.kubeauthn.token.file.TokenFileAuthenticator;
import io.github.kubeauthn.token.jose.SignatureEngine;
import io.github.kubeauthn.webhook.client.WebhookTokenAuthenticator;
import io.github.kubeauthn.x509.ClientCertificateAuthenticator;
import io.github.kubeauthn.x509.ReloadingCaSource;
import io.github.kubeauthn.x509.RequestHeaderAuthenticator;
import io.github.kubeauthn.x509.VerificationKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the chain that flags mean, mechanism by mechanism, as {@code ToAuthenticationConfig} and {@code Config.New} of
 * {@code pkg/kubeapiserver} do. Files are opened in their order, because the first that cannot be used is the one that is told.
 */
final class ChainAssembly {

    private final AuthenticationOptions options;
    private final FilePaths paths;
    private final Surroundings surroundings;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AuthenticationChain.Builder chain = AuthenticationChain.builder();

    ChainAssembly(AuthenticationOptions options, FilePaths paths, Surroundings surroundings) {
        this.options = options;
        this.paths = paths;
        this.surroundings = surroundings;
    }

    AuthenticationChain build() {
        try {
            chain.clock(surroundings.clock())
                    .apiAudiences(Audiences.of(options.effectiveApiAudiences()))
                    .tokenCache(surroundings.tokenCacheTtl(), Duration.ZERO)
                    .tokenCacheListener(surroundings.listeners().tokenCache());
            addClientCertificates();
            JwtOptions jwt = JwtOptions.read(options, paths);
            addAnonymous(jwt);
            jwt.requireValid();
            addRequestHeader();
            List<VerificationKey> keys = readServiceAccountKeys();
            addTokenFile();
            addBasicAuthFile();
            addServiceAccounts(keys);
            addBootstrapTokens();
            addJwtIssuers(jwt);
            addTokenWebhook();
            opened.forEach(chain::owning);
            return chain.build();
        } catch (RuntimeException e) {
            opened.forEach(ChainAssembly::closeQuietly);
            throw e;
        }
    }

    private void addClientCertificates() {
        if (options.clientCaFile.value().isEmpty()) {
            return;
        }
        chain.clientCertificate(
                ClientCertificateAuthenticator.builder(follow("client-ca-bundle", options.clientCaFile.value()))
                        .clock(surroundings.clock())
                        .readUid(options.featureGates.enabled(FeatureGates.CERTIFICATE_UID))
                        .listener(surroundings.listeners().clientCertificates())
                        .build());
    }

    private void addAnonymous(JwtOptions jwt) {
        Optional<AnonymousConfiguration> configured = jwt.anonymous();
        if (configured.isEmpty()) {
            if (options.allowsAnonymous()) {
                chain.anonymous(AnonymousAuthenticator.everywhere());
            }
            return;
        }
        if (options.anonymousAuth.changed()) {
            throw new InvalidConfigurationException("anonymous: Forbidden: --anonymous-auth flag cannot be set when"
                    + " anonymous field is configured in authentication configuration file");
        }
        if (configured.get().enabled()) {
            chain.anonymous(
                    AnonymousAuthenticator.onlyOn(Set.copyOf(configured.get().conditionPaths())));
        }
    }

    private void addRequestHeader() {
        if (options.requestHeaderCaFile.value().isEmpty()) {
            return;
        }
        chain.requestHeader(
                RequestHeaderAuthenticator.builder(follow("request-header", options.requestHeaderCaFile.value()))
                        .clock(surroundings.clock())
                        .allowedNames(options.requestHeaderAllowedNames.values())
                        .usernameHeaders(options.requestHeaderUsernames.values())
                        .uidHeaders(options.requestHeaderUids.values())
                        .groupHeaders(options.requestHeaderGroups.values())
                        .extraHeaderPrefixes(options.requestHeaderExtras.values())
                        .build());
    }

    private List<VerificationKey> readServiceAccountKeys() {
        List<VerificationKey> keys = new ArrayList<>();
        for (String file : options.serviceAccountKeyFiles.values()) {
            keys.addAll(VerificationKey.readAll(paths.locate(file), file));
        }
        return keys;
    }

    private void addTokenFile() {
        String file = options.tokenAuthFile.value();
        if (!file.isEmpty()) {
            chain.staticTokens(TokenFileAuthenticator.parse(file, read(file)));
        }
    }

    private void addBasicAuthFile() {
        String file = options.basicAuthFile.value();
        if (!file.isEmpty()) {
            chain.basicAuth(BasicAuthFileAuthenticator.parse(file, read(file)));
        }
    }

    private void addServiceAccounts(List<VerificationKey> verificationKeys) {
        ServiceAccountKeys keys = ServiceAccountKeys.of(verificationKeys, SignatureEngine.fastest());
        Audiences audiences = Audiences.of(options.effectiveApiAudiences());
        LegacyServiceAccountAuthenticator.Builder legacy = LegacyServiceAccountAuthenticator.builder(
                        surroundings.clock())
                .keys(keys)
                .audiences(audiences)
                .listener(surroundings.listeners().serviceAccounts());
        chain.legacyServiceAccounts((options.serviceAccountLookup.value()
                        ? legacy.lookup(surroundings.objects(), surroundings.legacyTokenUse())
                        : legacy.withoutLookup())
                .build());
        chain.boundServiceAccounts(BoundServiceAccountAuthenticator.builder(surroundings.clock())
                .issuers(options.serviceAccountIssuers.values())
                .keys(keys)
                .audiences(audiences)
                .objects(surroundings.objects())
                .listener(surroundings.listeners().serviceAccounts())
                .webhookBoundTokens(options.featureGates.enabled(FeatureGates.WEBHOOK_TOKENS))
                .build());
    }

    private void addBootstrapTokens() {
        if (options.bootstrapTokenAuth.value()) {
            chain.bootstrapTokens(new BootstrapTokenAuthenticator(surroundings.objects(), surroundings.clock()));
        }
    }

    private void addJwtIssuers(JwtOptions jwt) {
        if (!jwt.isNeeded()) {
            return;
        }
        JwtAuthenticators.Builder settings = jwt.settings(surroundings.clock())
                .listener(surroundings.listeners().jwt());
        if (jwt.file().isPresent()) {
            ReloadingJwtAuthenticators issuers =
                    opened(settings.buildReloading(jwt.file().get()));
            chain.jwtIssuers(issuers).health(issuers::healthProblem);
        } else {
            JwtAuthenticators issuers = opened(settings.build(jwt.configuration()));
            chain.jwtIssuers(issuers).health(issuers::healthProblem);
        }
    }

    private void addTokenWebhook() {
        String file = options.webhookConfigFile.value();
        if (file.isEmpty()) {
            return;
        }
        chain.tokenWebhook(opened(WebhookTokenAuthenticator.builder(paths.locate(file))
                .kubeconfigName(file)
                .locatingFilesBy(path -> paths.locate(path.toString()))
                .version(options.webhookVersion.value())
                .cacheTtl(options.webhookCacheTtl.value())
                .apiAudiences(Audiences.of(options.effectiveApiAudiences()))
                .clock(surroundings.clock())
                .cacheListener(surroundings.listeners().tokenCache())
                .build()));
    }

    private <P extends AutoCloseable> P opened(P part) {
        opened.add(part);
        return part;
    }

    private ReloadingCaSource follow(String purpose, String file) {
        return opened(ReloadingCaSource.builder(purpose, paths.locate(file))
                .fileName(file)
                .rememberedChains(surroundings.rememberedChains())
                .build());
    }

    private byte[] read(String file) {
        return GoFiles.read(paths.locate(file), file);
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
