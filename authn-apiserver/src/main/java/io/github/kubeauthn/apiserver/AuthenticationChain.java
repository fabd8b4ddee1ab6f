package io.github.kubeauthn.apiserver;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.chain.AnonymousAuthenticator;
import io.github.kubeauthn.api.chain.AudienceAgnosticAuthenticator;
import io.github.kubeauthn.api.chain.AuthenticatedGroupAdder;
import io.github.kubeauthn.api.chain.UnionAuthenticator;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.RequestDecision.Rejected;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Declined;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import io.github.kubeauthn.token.BearerTokenAuthenticator;
import io.github.kubeauthn.token.WebSocketProtocolAuthenticator;
import io.github.kubeauthn.token.cache.CachingTokenAuthenticator;
import io.github.kubeauthn.token.cache.TokenCacheListener;
import io.github.kubeauthn.x509.PeerChain;
import io.github.kubeauthn.x509.RequestHeaderAuthenticator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authentication chain of kube-apiserver: every mechanism in its place, the token cache, the group
 * {@code system:authenticated}, and the anonymous fallback.
 *
 * <p>It is built from kube-apiserver's own flags by {@link io.github.kubeauthn.apiserver.flags.KubeApiServerFlags}, or
 * without them by a {@linkplain #builder() builder}, from which any part may be left out. The order is that of
 * {@code pkg/kubeapiserver/authenticator}. Safe for use by many threads; closing it closes everything that it owns.
 */
public final class AuthenticationChain implements Authenticator<HttpCredential>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationChain.class);

    private static final String CRASHED = "Internal error occurred: authentication failed unexpectedly";

    private final Authenticator<HttpCredential> authenticator;
    private final Audiences apiAudiences;
    private final List<HeaderEdit> headerEdits;
    private final Supplier<Optional<String>> health;
    private final List<AutoCloseable> owned;

    private AuthenticationChain(
            Builder builder, Authenticator<HttpCredential> authenticator, List<AutoCloseable> owned) {
        this.authenticator = authenticator;
        this.apiAudiences = builder.apiAudiences;
        this.headerEdits = builder.headerEdits();
        this.health = builder.health;
        this.owned = List.copyOf(owned);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Asks the chain as it stands, for the audiences that the credential's context names. A gateway wants
     * {@link #decide} instead, which asks for the API server's own.
     */
    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        if (PeerChain.parse(credential.peerCertificates()) instanceof PeerChain.Malformed malformed) {
            return Failed.of(Failed.Kind.MALFORMED_CERTIFICATE, malformed.message());
        }
        try {
            return authenticator.authenticate(credential);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("An authenticator failed unexpectedly", e);
            return Failed.couldNotCheck(CRASHED);
        }
    }

    /**
     * Decides what becomes of a request, as the filter that kube-apiserver puts before every handler.
     *
     * @param request audiences that its context requests give way to the API server's own, if those are known
     */
    public RequestDecision decide(HttpCredential request) {
        AuthenticationResult result = authenticate(
                apiAudiences.isEmpty()
                        ? request
                        : request.withContext(request.context().withRequestedAudiences(apiAudiences)));
        if (!(result instanceof Authenticated success)) {
            return new Rejected(
                    result, result instanceof Failed failure ? failure.message() : "no credential is known");
        }
        if (!isAcceptable(success.audiences())) {
            return new Rejected(
                    result,
                    "unable to match the audience: " + goList(success.audiences()) + " , accepted: "
                            + goList(apiAudiences));
        }
        Headers remaining = request.headers().edited(success.headerEdits()).edited(headerEdits);
        return new Admitted(success, remaining);
    }

    /**
     * Reviews a token, as {@code tokenreviews} of kube-apiserver does: nothing but the token is shown to the chain.
     *
     * @param token {@code spec.token}
     * @param audiences {@code spec.audiences}; none for the API server's own
     * @param context deadline, blocking and trace of the question; audiences in it are not looked at
     */
    public TokenReviewAnswer review(String token, Audiences audiences, AuthenticationContext context) {
        if (token.isEmpty()) {
            return new Declined(400, "token is required for TokenReview in authentication");
        }
        Audiences requested = audiences.isEmpty() ? apiAudiences : audiences;
        AuthenticationResult result = authenticate(HttpCredential.builder()
                .path("")
                .headers(Headers.builder()
                        .add("Authorization", "Bearer " + token)
                        .build())
                .context(requested.isEmpty() ? context : context.withRequestedAudiences(requested))
                .build());
        if (!(result instanceof Authenticated success)) {
            String error = result instanceof Failed failure ? failure.message() : "";
            return new Reviewed(null, Audiences.none(), error);
        }
        if (!requested.isEmpty() && requested.intersect(success.audiences()).isEmpty()) {
            return new Declined(500, "Internal error occurred: error validating audiences");
        }
        return new Reviewed(success.user(), success.audiences(), "");
    }

    /** The API server's own audiences ({@code --api-audiences}); none if it does not distinguish any. */
    public Audiences apiAudiences() {
        return apiAudiences;
    }

    /**
     * Why the tokens of a JWT issuer cannot be verified yet, or of several; empty if everybody can be judged. In the words of
     * kube-apiserver's health check of such issuers; they are fit for a log, and name no secret.
     */
    public Optional<String> healthProblem() {
        return health.get();
    }

    /** Ends every thread and closes every file behind the chain; it must not be asked afterwards. */
    @Override
    public void close() {
        for (AutoCloseable each : owned) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warn("Closing a part of the authentication chain failed", e);
            }
        }
    }

    private boolean isAcceptable(Audiences answered) {
        return apiAudiences.isEmpty()
                || answered.isEmpty()
                || !apiAudiences.intersect(answered).isEmpty();
    }

    private static String goList(Audiences audiences) {
        return "[" + String.join(" ", audiences.values()) + "]";
    }

    /** Gathers the parts of a chain; their order is not the caller's choice. Not safe for use by several threads. */
    public static final class Builder {

        private Clock clock = Clock.systemUTC();
        private Audiences apiAudiences = Audiences.none();
        private @Nullable RequestHeaderAuthenticator requestHeader;
        private @Nullable Authenticator<HttpCredential> basicAuth;
        private @Nullable Authenticator<HttpCredential> clientCertificate;
        private @Nullable Authenticator<BearerToken> staticTokens;
        private @Nullable Authenticator<BearerToken> legacyServiceAccounts;
        private @Nullable Authenticator<BearerToken> boundServiceAccounts;
        private @Nullable Authenticator<BearerToken> bootstrapTokens;
        private @Nullable Authenticator<BearerToken> jwtIssuers;
        private @Nullable Authenticator<BearerToken> tokenWebhook;
        private final List<Part<BearerToken>> moreTokens = new ArrayList<>();
        private final List<Part<HttpCredential>> moreRequests = new ArrayList<>();
        private @Nullable AnonymousAuthenticator anonymous;
        private Duration tokenSuccessTtl = Duration.ofSeconds(10);
        private Duration tokenFailureTtl = Duration.ZERO;
        private TokenCacheListener tokenCacheListener = TokenCacheListener.NONE;
        private Supplier<Optional<String>> health = Optional::empty;
        private final List<AutoCloseable> owned = new ArrayList<>();

        private Builder() {}

        /** What time it is; the system's clock in UTC unless said otherwise. */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /** The API server's own audiences ({@code --api-audiences}); none unless said otherwise. */
        public Builder apiAudiences(Audiences audiences) {
            this.apiAudiences = audiences;
            return this;
        }

        /** Who believes an authenticating proxy ({@code --requestheader-*}). */
        public Builder requestHeader(RequestHeaderAuthenticator authenticator) {
            this.requestHeader = authenticator;
            return this;
        }

        /** Who knows passwords ({@code --basic-auth-file}, until Kubernetes 1.18). */
        public Builder basicAuth(Authenticator<HttpCredential> authenticator) {
            this.basicAuth = authenticator;
            return this;
        }

        /** Who knows client certificates ({@code --client-ca-file}). */
        public Builder clientCertificate(Authenticator<HttpCredential> authenticator) {
            this.clientCertificate = authenticator;
            return this;
        }

        /** Who knows the tokens of a file ({@code --token-auth-file}). */
        public Builder staticTokens(Authenticator<BearerToken> authenticator) {
            this.staticTokens = authenticator;
            return this;
        }

        /** Who knows the service account tokens of Secrets ({@code --service-account-key-file}). */
        public Builder legacyServiceAccounts(Authenticator<BearerToken> authenticator) {
            this.legacyServiceAccounts = authenticator;
            return this;
        }

        /** Who knows the service account tokens of TokenRequest ({@code --service-account-issuer}). */
        public Builder boundServiceAccounts(Authenticator<BearerToken> authenticator) {
            this.boundServiceAccounts = authenticator;
            return this;
        }

        /** Who knows bootstrap tokens ({@code --enable-bootstrap-token-auth}). */
        public Builder bootstrapTokens(Authenticator<BearerToken> authenticator) {
            this.bootstrapTokens = authenticator;
            return this;
        }

        /** Who knows the tokens of JWT issuers ({@code --oidc-*}, {@code --authentication-config}). */
        public Builder jwtIssuers(Authenticator<BearerToken> authenticator) {
            this.jwtIssuers = authenticator;
            return this;
        }

        /** Who asks elsewhere about tokens ({@code --authentication-token-webhook-config-file}). */
        public Builder tokenWebhook(Authenticator<BearerToken> authenticator) {
            this.tokenWebhook = authenticator;
            return this;
        }

        /**
         * Adds an authenticator of tokens behind those that have a place of their own. It has to answer for audiences itself, or
         * be wrapped in an {@link AudienceAgnosticAuthenticator}.
         *
         * @param name what a decision trace calls it
         */
        public Builder token(String name, Authenticator<BearerToken> authenticator) {
            moreTokens.add(new Part<>(name, authenticator));
            return this;
        }

        /**
         * Adds an authenticator of requests behind those that have a place of their own.
         *
         * @param name what a decision trace calls it
         */
        public Builder request(String name, Authenticator<HttpCredential> authenticator) {
            moreRequests.add(new Part<>(name, authenticator));
            return this;
        }

        /** How whoever shows no credential is let in; not at all unless said otherwise. */
        public Builder anonymous(AnonymousAuthenticator authenticator) {
            this.anonymous = authenticator;
            return this;
        }

        /**
         * How long answers about tokens are kept: 10 s and not at all, unless said otherwise, as in kube-apiserver. Zero keeps
         * nothing.
         */
        public Builder tokenCache(Duration successTtl, Duration failureTtl) {
            this.tokenSuccessTtl = successTtl;
            this.tokenFailureTtl = failureTtl;
            return this;
        }

        /** Who is told what the cache of answers about tokens does; nobody unless said otherwise. */
        public Builder tokenCacheListener(TokenCacheListener listener) {
            this.tokenCacheListener = listener;
            return this;
        }

        /** Who says why somebody's tokens cannot be verified yet; nobody unless said otherwise. */
        public Builder health(Supplier<Optional<String>> problem) {
            this.health = problem;
            return this;
        }

        /** Hands over something that is to be closed with the chain. */
        public Builder owning(AutoCloseable part) {
            owned.add(part);
            return this;
        }

        /**
         * Puts the chain together.
         *
         * @throws InvalidConfigurationException if nothing was given: kube-apiserver would then ask nobody and let everybody in
         */
        public AuthenticationChain build() {
            List<AutoCloseable> closing = new ArrayList<>(owned);
            List<Part<HttpCredential>> requests = new ArrayList<>();
            if (requestHeader != null) {
                requests.add(
                        new Part<>("front proxy", new AudienceAgnosticAuthenticator<>(apiAudiences, requestHeader)));
            }
            if (basicAuth != null) {
                requests.add(
                        new Part<>("basic auth file", new AudienceAgnosticAuthenticator<>(apiAudiences, basicAuth)));
            }
            if (clientCertificate != null) {
                requests.add(new Part<>("client certificate", clientCertificate));
            }
            List<Part<BearerToken>> tokens = tokens();
            if (!tokens.isEmpty()) {
                Authenticator<BearerToken> anyToken = cached(union(tokens), closing);
                requests.add(new Part<>("bearer token", new BearerTokenAuthenticator(anyToken)));
                requests.add(new Part<>("websocket protocol", new WebSocketProtocolAuthenticator(anyToken)));
            }
            requests.addAll(moreRequests);
            return new AuthenticationChain(this, withAnonymous(requests), closing);
        }

        private List<Part<BearerToken>> tokens() {
            List<Part<BearerToken>> tokens = new ArrayList<>();
            if (staticTokens != null) {
                tokens.add(new Part<>("token file", new AudienceAgnosticAuthenticator<>(apiAudiences, staticTokens)));
            }
            if (legacyServiceAccounts != null) {
                tokens.add(new Part<>("legacy service account token", legacyServiceAccounts));
            }
            if (boundServiceAccounts != null) {
                tokens.add(new Part<>("bound service account token", boundServiceAccounts));
            }
            if (bootstrapTokens != null) {
                tokens.add(new Part<>(
                        "bootstrap token", new AudienceAgnosticAuthenticator<>(apiAudiences, bootstrapTokens)));
            }
            if (jwtIssuers != null) {
                tokens.add(new Part<>("JWT issuers", new AudienceAgnosticAuthenticator<>(apiAudiences, jwtIssuers)));
            }
            if (tokenWebhook != null) {
                tokens.add(new Part<>("token webhook", tokenWebhook));
            }
            tokens.addAll(moreTokens);
            return tokens;
        }

        private Authenticator<BearerToken> cached(Authenticator<BearerToken> tokens, List<AutoCloseable> closing) {
            if (tokenSuccessTtl.isZero() && tokenFailureTtl.isZero()) {
                return tokens;
            }
            CachingTokenAuthenticator cache = CachingTokenAuthenticator.builder(tokens)
                    .successTtl(tokenSuccessTtl)
                    .failureTtl(tokenFailureTtl)
                    .clock(clock)
                    .listener(tokenCacheListener)
                    .build();
            closing.add(cache);
            return cache;
        }

        private Authenticator<HttpCredential> withAnonymous(List<Part<HttpCredential>> requests) {
            if (requests.isEmpty() && anonymous == null) {
                throw new InvalidConfigurationException("the chain has no authenticator and does not allow anonymous"
                        + " requests, so nobody could ever be authenticated: add an authenticator, or anonymous(...)");
            }
            UnionAuthenticator.Builder<HttpCredential> everybody = UnionAuthenticator.builder();
            if (!requests.isEmpty()) {
                everybody.add("credentials", new AuthenticatedGroupAdder<>(union(requests)));
            }
            if (anonymous != null) {
                everybody.add("anonymous", anonymous);
            }
            // An error about a credential is never anonymous.
            return everybody.buildStoppingAtFirstFailure();
        }

        private static <C extends Credential> Authenticator<C> union(List<Part<C>> parts) {
            UnionAuthenticator.Builder<C> union = UnionAuthenticator.builder();
            parts.forEach(part -> union.add(part.name, part.authenticator));
            return union.build();
        }

        private List<HeaderEdit> headerEdits() {
            List<HeaderEdit> edits = new ArrayList<>();
            edits.add(new HeaderEdit.Remove("Authorization"));
            edits.addAll(RequestHeaderAuthenticator.standardHeaderEdits());
            if (requestHeader != null) {
                edits.addAll(requestHeader.headerEdits());
            }
            return edits;
        }

        private record Part<C extends Credential>(String name, Authenticator<C> authenticator) {}
    }
}
