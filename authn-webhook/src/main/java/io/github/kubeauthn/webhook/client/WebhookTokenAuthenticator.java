package io.github.kubeauthn.webhook.client;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.token.cache.CachingTokenAuthenticator;
import io.github.kubeauthn.token.cache.TokenCacheListener;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.connection.ClusterConnection;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess;
import io.github.kubeauthn.webhook.kubeconfig.InCluster;
import io.github.kubeauthn.webhook.kubeconfig.Kubeconfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Has a remote service say whose a token is ({@code --authentication-token-webhook-config-file}), by a {@code TokenReview} over HTTPS.
 *
 * <p>It asks as kube-apiserver does: the server and the credentials are those of a kubeconfig's current context; a request is given 30
 * s, tried up to five times with growing pauses where that has a chance, and sent again when the server says so by Retry-After; answers
 * are remembered, errors are not. Three things are ours on purpose: a redirect is an error, because following it would hand the token to
 * somebody else; {@code exec} and {@code auth-provider} are refused, because they start programs; and an answer is at most 3 MiB.
 * Certificates, keys and tokens in files are read again when they change.
 *
 * <p>How many look-ups are under way, and how many wait for their turn, is bounded; beyond that a question fails at once. Many who ask
 * about one token share one look-up, which none of them can spoil by giving up.
 *
 * <pre>{@code
 * try (WebhookTokenAuthenticator webhook = WebhookTokenAuthenticator.builder(Path.of("webhook.kubeconfig"))
 *         .version(TokenReviewVersion.V1)
 *         .apiAudiences(Audiences.of("https://kubernetes.default.svc"))
 *         .build()) {
 *     AuthenticationResult result = webhook.authenticate(BearerToken.of(token));
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. Closing it ends its threads.
 */
public final class WebhookTokenAuthenticator implements Authenticator<BearerToken>, AutoCloseable {

    /** So that it is the gate that turns a look-up away, and says so. */
    private static final int SPARE_THREADS = 64;

    private static final Duration CLUSTER_PATIENCE = Duration.ofSeconds(10);

    private final ReviewEndpoint endpoint;
    private final CachingTokenAuthenticator cached;

    private WebhookTokenAuthenticator(ReviewEndpoint endpoint, Builder settings) {
        this.endpoint = endpoint;
        this.cached = CachingTokenAuthenticator.builder(new TokenLookup(endpoint, settings))
                .successTtl(settings.cacheTtl)
                .failureTtl(settings.cacheTtl)
                .cachesErrors(false)
                .clock(settings.clock)
                .maximumSize(settings.cacheSize)
                .maximumWaiting(settings.maxLookups + settings.maxWaitingLookups + SPARE_THREADS)
                .listener(settings.cacheListener)
                .build();
    }

    /**
     * Asks the webhook that a kubeconfig names, at exactly the URL that stands there; everything else has kube-apiserver's defaults.
     *
     * @param kubeconfig what stands in it relative to the file starts from its folder
     */
    public static Builder builder(Path kubeconfig) {
        return new Builder(Target.WEBHOOK, kubeconfig);
    }

    /**
     * Asks {@code tokenreviews} of the cluster that a kubeconfig names, in version v1, as an aggregated API server does: by default a
     * look-up may take 10 s, and answers are remembered for 10 s.
     *
     * @param kubeconfig what stands in it relative to the file starts from its folder
     */
    public static Builder clusterBuilder(Path kubeconfig) {
        return new Builder(Target.CLUSTER, kubeconfig).patience(CLUSTER_PATIENCE);
    }

    /** Asks {@code tokenreviews} of the cluster in which this process is a pod; see {@link #clusterBuilder}. */
    public static Builder inClusterBuilder() {
        return new Builder(Target.OWN_CLUSTER, InCluster.SERVICE_ACCOUNT).patience(CLUSTER_PATIENCE);
    }

    @Override
    public AuthenticationResult authenticate(BearerToken token) {
        return cached.authenticate(token);
    }

    /** Ends the look-ups that are under way. */
    @Override
    public void close() {
        cached.close();
    }

    /** Whom it asks. */
    @Override
    public String toString() {
        return "WebhookTokenAuthenticator[" + endpoint + "]";
    }

    /** Whom to ask. */
    private enum Target {
        WEBHOOK,
        CLUSTER,
        OWN_CLUSTER
    }

    /** Gathers what there is to know. Not safe for use by several threads. */
    public static final class Builder {

        private final Target target;
        private final Path kubeconfig;
        private String kubeconfigName;
        private UnaryOperator<Path> locator = path -> path;
        private String version;
        private Duration cacheTtl = Duration.ofMinutes(2);
        private long cacheSize = 32 * 4096;
        private TokenCacheListener cacheListener = TokenCacheListener.NONE;
        Audiences apiAudiences = Audiences.none();
        Clock clock = Clock.systemUTC();
        Duration lookupTimeout = Duration.ofSeconds(30);
        Backoff backoff = Backoff.USUAL;
        int maxLookups = 128;
        int maxWaitingLookups = 512;
        WebhookListener listener = new WebhookListener() {};

        private Builder(Target target, Path kubeconfig) {
            this.target = target;
            this.kubeconfig = kubeconfig;
            this.kubeconfigName = kubeconfig.toString();
            this.version = (target == Target.WEBHOOK ? TokenReviewVersion.V1BETA1 : TokenReviewVersion.V1).toString();
        }

        private Builder patience(Duration patience) {
            return lookupTimeout(patience).cacheTtl(patience);
        }

        /** What messages call the kubeconfig, as the path that the user wrote; the file's path unless said otherwise. */
        public Builder kubeconfigName(String name) {
            this.kubeconfigName = name;
            return this;
        }

        /** Where a file is to which an absolute path in the kubeconfig leads; there, unless said otherwise. */
        public Builder locatingFilesBy(UnaryOperator<Path> newLocator) {
            this.locator = newLocator;
            return this;
        }

        /** In which version to ask ({@code --authentication-token-webhook-version}); v1beta1 unless said otherwise. */
        public Builder version(TokenReviewVersion newVersion) {
            return version(newVersion.toString());
        }

        /** In which version to ask, as the flag says it; one that does not exist fails in {@link #build}. */
        public Builder version(String flagValue) {
            this.version = flagValue;
            return this;
        }

        /**
         * For whom an answer holds that names no audiences: the API server's own ({@code --api-audiences}); nobody unless said otherwise,
         * so that such an answer is none to a question that names any.
         */
        public Builder apiAudiences(Audiences audiences) {
            this.apiAudiences = audiences;
            return this;
        }

        /**
         * How long an answer is remembered, be it good or bad ({@code --authentication-token-webhook-cache-ttl}); 2 min unless said
         * otherwise, zero for not at all.
         */
        public Builder cacheTtl(Duration ttl) {
            this.cacheTtl = ttl;
            return this;
        }

        /** How many good answers, and how many others, are remembered at most; 131072 unless said otherwise. */
        public Builder cacheSize(long size) {
            this.cacheSize = size;
            return this;
        }

        /** How long a whole look-up may take, with all its tries; 30 s unless said otherwise. */
        public Builder lookupTimeout(Duration timeout) {
            this.lookupTimeout = timeout;
            return this;
        }

        /**
         * How many look-ups may be under way, and how many more may wait for their turn; 128 and 512 unless said otherwise.
         */
        public Builder lookupLimit(int underWay, int waiting) {
            this.maxLookups = underWay;
            this.maxWaitingLookups = waiting;
            return this;
        }

        /** What time it is; the system's clock in UTC unless said otherwise. */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /** Who is told about requests; nobody unless said otherwise. */
        public Builder listener(WebhookListener newListener) {
            this.listener = newListener;
            return this;
        }

        /** Who is told about remembered answers; nobody unless said otherwise. */
        public Builder cacheListener(TokenCacheListener newListener) {
            this.cacheListener = newListener;
            return this;
        }

        Builder backoff(Backoff newBackoff) {
            this.backoff = newBackoff;
            return this;
        }

        /**
         * Reads the kubeconfig and what it names; nothing is sent yet.
         *
         * @throws InvalidConfigurationException if something in it cannot be used, as kube-apiserver would say it, or if a limit makes no
         *     sense
         */
        public WebhookTokenAuthenticator build() {
            if (maxLookups < 1 || maxWaitingLookups < 0) {
                throw new InvalidConfigurationException("the limit of look-ups is " + maxLookups + " under way and "
                        + maxWaitingLookups + " waiting, but at least one must be allowed to be under way");
            }
            if (lookupTimeout.isNegative() || lookupTimeout.isZero()) {
                throw new InvalidConfigurationException(
                        "the time for a look-up is " + lookupTimeout + ", but must be positive");
            }
            return new WebhookTokenAuthenticator(target == Target.WEBHOOK ? webhook() : cluster(), this);
        }

        private ReviewEndpoint webhook() {
            Kubeconfig config = Kubeconfig.load(kubeconfig, kubeconfigName, locator);
            TokenReviewVersion reviewVersion = TokenReviewVersion.of(version);
            return ReviewEndpoint.webhook(ClusterConnection.open(config.access(), clock), reviewVersion);
        }

        private ReviewEndpoint cluster() {
            if (TokenReviewVersion.of(version) != TokenReviewVersion.V1) {
                throw new InvalidConfigurationException(
                        "a cluster is asked for token reviews in version v1, but version(" + version
                                + ") was called: leave that out, or ask a webhook");
            }
            ClusterAccess access = target == Target.OWN_CLUSTER
                    ? InCluster.access(System.getenv(), InCluster.SERVICE_ACCOUNT)
                    : Kubeconfig.load(kubeconfig, kubeconfigName, locator).access();
            return ReviewEndpoint.cluster(ClusterConnection.open(access, clock));
        }
    }
}
