package io.github.kubeauthn.webhook.delegated;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.chain.AnonymousAuthenticator;
import io.github.kubeauthn.api.chain.AuthenticatedGroupAdder;
import io.github.kubeauthn.api.chain.UnionAuthenticator;
import io.github.kubeauthn.token.BearerTokenAuthenticator;
import io.github.kubeauthn.token.WebSocketProtocolAuthenticator;
import io.github.kubeauthn.webhook.client.WebhookListener;
import io.github.kubeauthn.webhook.client.WebhookTokenAuthenticator;
import io.github.kubeauthn.webhook.delegated.AuthenticationConfigMap.Reading;
import io.github.kubeauthn.x509.CaSource;
import io.github.kubeauthn.x509.ClientCertificateAuthenticator;
import io.github.kubeauthn.x509.RequestHeaderAuthenticator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates the requests of an aggregated API server as {@code k8s.io/apiserver} lets one in Go do it: by the front proxy, by the
 * client certificate, by asking kube-apiserver about the token, and else as anonymous.
 *
 * <p>Whom to believe about certificates comes from the ConfigMap {@code kube-system/extension-apiserver-authentication}, and follows
 * its changes; what cannot be used in it is logged, and the last good content stays.
 *
 * <pre>{@code
 * DelegatedAuthentication authentication = DelegatedAuthentication.inCluster()
 *         .apiAudiences(Audiences.of("https://kubernetes.default.svc.cluster.local"))
 *         .build();
 * AuthenticationResult result = authentication.authenticate(request);
 * }</pre>
 *
 * <p>A server must ask for client certificates, and leave judging them to this. Before a handler sees a request, the headers must go
 * that {@link #headerEdits} names, whoever was authenticated and how. Safe for use by many threads; closing it ends its threads.
 */
public final class DelegatedAuthentication implements Authenticator<HttpCredential>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DelegatedAuthentication.class);

    private final Authenticator<HttpCredential> chain;
    private final @Nullable PublishedFrontProxy publishedFrontProxy;
    private final List<HeaderEdit> fixedEdits;
    private final List<AutoCloseable> owned;

    private DelegatedAuthentication(
            Authenticator<HttpCredential> chain,
            @Nullable PublishedFrontProxy publishedFrontProxy,
            List<HeaderEdit> fixedEdits,
            List<AutoCloseable> owned) {
        this.chain = chain;
        this.publishedFrontProxy = publishedFrontProxy;
        this.fixedEdits = List.copyOf(fixedEdits);
        this.owned = List.copyOf(owned);
    }

    /**
     * Delegates to the cluster that a kubeconfig names ({@code --authentication-kubeconfig}): its tokens are reviewed there, and its
     * ConfigMap is read.
     */
    public static Builder of(Path kubeconfig) {
        return new Builder(kubeconfig, null, null);
    }

    /** Delegates to the cluster in which this process is a pod. */
    public static Builder inCluster() {
        return new Builder(null, null, null);
    }

    /**
     * Delegates to parts that the caller has.
     *
     * @param configMap is closed with the authentication
     * @param tokens who judges tokens; stays with the caller
     */
    public static Builder of(AuthenticationConfigMap configMap, Authenticator<BearerToken> tokens) {
        return new Builder(null, configMap, tokens);
    }

    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        return chain.authenticate(credential);
    }

    /** What takes credentials and identities out of the headers of a request, before a handler sees them. */
    public List<HeaderEdit> headerEdits() {
        List<HeaderEdit> edits = new ArrayList<>(fixedEdits);
        if (publishedFrontProxy != null) {
            edits.addAll(publishedFrontProxy.headerEdits());
        }
        return edits;
    }

    @Override
    public void close() {
        for (AutoCloseable each : owned) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warn("Closing a part of the delegated authentication failed", e);
            }
        }
    }

    /** Everything but the cluster has the defaults of k8s.io/apiserver. Not safe for use by several threads. */
    public static final class Builder {

        private final @Nullable Path kubeconfig;
        private final @Nullable AuthenticationConfigMap configMap;
        private final @Nullable Authenticator<BearerToken> tokens;
        private Clock clock = Clock.systemUTC();
        private Audiences apiAudiences = Audiences.none();
        private Duration cacheTtl = Duration.ofSeconds(10);
        private Duration lookupTimeout = Duration.ofSeconds(10);
        private WebhookListener listener = new WebhookListener() {};
        private @Nullable AnonymousAuthenticator anonymous = AnonymousAuthenticator.everywhere();
        private @Nullable CaSource clientCas;
        private @Nullable RequestHeaderAuthenticator requestHeader;
        private boolean skipsLookup;
        private boolean toleratesLookupFailure;

        private Builder(
                @Nullable Path kubeconfig,
                @Nullable AuthenticationConfigMap configMap,
                @Nullable Authenticator<BearerToken> tokens) {
            this.kubeconfig = kubeconfig;
            this.configMap = configMap;
            this.tokens = tokens;
        }

        /** What time it is; the system's clock in UTC unless said otherwise. */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /** For whom the review of a token holds that names no audiences; nobody in particular unless said otherwise. */
        public Builder apiAudiences(Audiences audiences) {
            this.apiAudiences = audiences;
            return this;
        }

        /**
         * How long the review of a token is remembered ({@code --authentication-token-webhook-cache-ttl}); 10 s unless said otherwise.
         */
        public Builder cacheTtl(Duration ttl) {
            this.cacheTtl = ttl;
            return this;
        }

        /** How long asking about a token may take, with all tries; 10 s unless said otherwise. */
        public Builder lookupTimeout(Duration timeout) {
            this.lookupTimeout = timeout;
            return this;
        }

        /** Who is told about reviews; nobody unless said otherwise. */
        public Builder listener(WebhookListener newListener) {
            this.listener = newListener;
            return this;
        }

        /** How whoever shows no credential is let in; on every path unless said otherwise. */
        public Builder anonymous(AnonymousAuthenticator authenticator) {
            this.anonymous = authenticator;
            return this;
        }

        /** Lets nobody in who shows no credential. */
        public Builder withoutAnonymous() {
            this.anonymous = null;
            return this;
        }

        /** Whose client certificates to believe, in place of what the ConfigMap says ({@code --client-ca-file}). */
        public Builder clientCas(CaSource cas) {
            this.clientCas = cas;
            return this;
        }

        /** Which front proxy to believe, in place of what the ConfigMap says ({@code --requestheader-*}). */
        public Builder requestHeader(RequestHeaderAuthenticator authenticator) {
            this.requestHeader = authenticator;
            return this;
        }

        /** Does not read the ConfigMap ({@code --authentication-skip-lookup}). */
        public Builder skippingLookup() {
            this.skipsLookup = true;
            return this;
        }

        /**
         * Begins even if the ConfigMap cannot be read ({@code --authentication-tolerate-lookup-failure}); until it can, nobody is known by
         * a certificate.
         */
        public Builder toleratingLookupFailure() {
            this.toleratesLookupFailure = true;
            return this;
        }

        /**
         * Reads what is to be read, the ConfigMap included.
         *
         * @throws InvalidConfigurationException if the kubeconfig cannot be used, if the ConfigMap cannot be read, or if it is given and yet
         *     not to be read
         */
        public DelegatedAuthentication build() {
            if (skipsLookup && configMap != null) {
                throw new InvalidConfigurationException(
                        "of(configMap, ...) says where the ConfigMap is, but skippingLookup() that it is not to be read:"
                                + " leave one of the two out");
            }
            List<AutoCloseable> owned = new ArrayList<>();
            try {
                return build(owned);
            } catch (RuntimeException e) {
                new DelegatedAuthentication(credential -> AuthenticationResult.noOpinion(), null, List.of(), owned)
                        .close();
                throw e;
            }
        }

        private DelegatedAuthentication build(List<AutoCloseable> owned) {
            PublishedFrontProxy frontProxy = null;
            CaSource cas = clientCas;
            if (!skipsLookup && (clientCas == null || requestHeader == null)) {
                PublishedTrust trust = new PublishedTrust("client-ca-file");
                frontProxy = new PublishedFrontProxy(clock);
                follow(trust, frontProxy, owned);
                cas = clientCas == null ? trust : clientCas;
            }
            UnionAuthenticator.Builder<HttpCredential> union = UnionAuthenticator.builder();
            if (requestHeader != null) {
                frontProxy = null;
                union.add("front proxy", requestHeader);
            } else if (frontProxy != null) {
                union.add("front proxy", frontProxy);
            }
            if (cas != null) {
                union.add(
                        "client certificate",
                        ClientCertificateAuthenticator.builder(cas).clock(clock).build());
            }
            Authenticator<BearerToken> judge = tokens == null ? cluster(owned) : tokens;
            union.add("bearer token", new BearerTokenAuthenticator(judge));
            union.add("websocket protocol", new WebSocketProtocolAuthenticator(judge));
            return new DelegatedAuthentication(
                    withAnonymous(new AuthenticatedGroupAdder<>(union.build())), frontProxy, fixedEdits(), owned);
        }

        private void follow(PublishedTrust trust, PublishedFrontProxy frontProxy, List<AutoCloseable> owned) {
            AuthenticationConfigMap followed = configMap != null
                    ? configMap
                    : kubeconfig == null
                            ? ClusterAuthenticationConfigMap.inCluster(clock)
                            : ClusterAuthenticationConfigMap.of(kubeconfig, clock);
            owned.add(followed);
            Reading first = followed.follow(data -> {
                trust.take(data);
                frontProxy.take(data);
            });
            if (first instanceof Reading.Unreadable unreadable) {
                bear(unreadable.why());
            }
        }

        private void bear(String failure) {
            if (!toleratesLookupFailure) {
                throw new InvalidConfigurationException(
                        "unable to load configmap based request-header-client-ca-file: " + failure);
            }
            LOG.warn("Error looking up in-cluster authentication configuration, continuing without it: {}", failure);
        }

        private WebhookTokenAuthenticator cluster(List<AutoCloseable> owned) {
            WebhookTokenAuthenticator.Builder builder = kubeconfig == null
                    ? WebhookTokenAuthenticator.inClusterBuilder()
                    : WebhookTokenAuthenticator.clusterBuilder(kubeconfig);
            WebhookTokenAuthenticator cluster = builder.apiAudiences(apiAudiences)
                    .cacheTtl(cacheTtl)
                    .lookupTimeout(lookupTimeout)
                    .clock(clock)
                    .listener(listener)
                    .build();
            owned.add(cluster);
            return cluster;
        }

        /** An error of the others is never anonymous, so the union stops at it. */
        private Authenticator<HttpCredential> withAnonymous(Authenticator<HttpCredential> known) {
            return anonymous == null
                    ? known
                    : UnionAuthenticator.<HttpCredential>builder()
                            .add("credentials", known)
                            .add("anonymous", anonymous)
                            .buildStoppingAtFirstFailure();
        }

        private List<HeaderEdit> fixedEdits() {
            List<HeaderEdit> edits = new ArrayList<>();
            edits.add(new HeaderEdit.Remove("Authorization"));
            edits.addAll(RequestHeaderAuthenticator.standardHeaderEdits());
            if (requestHeader != null) {
                edits.addAll(requestHeader.headerEdits());
            }
            return edits;
        }
    }
}
