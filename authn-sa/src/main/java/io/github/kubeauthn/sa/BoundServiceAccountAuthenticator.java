package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.sa.objects.ClusterObjects;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates bound service account tokens: those of the TokenRequest API, which expire, name audiences, and die with the object
 * (Pod, Node, Secret) to which they are bound. A token of another issuer gets no opinion.
 *
 * <p>It corresponds to {@code pkg/serviceaccount/claims.go} of Kubernetes; see KEP-1205, KEP-4193.
 */
public final class BoundServiceAccountAuthenticator implements Authenticator<BearerToken> {

    private final SignedTokens<BoundClaims> tokens;

    private BoundServiceAccountAuthenticator(SignedTokens<BoundClaims> tokens) {
        this.tokens = tokens;
    }

    /**
     * What builds one.
     *
     * @param clock what time it is
     */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    @Override
    public AuthenticationResult authenticate(BearerToken token) {
        return tokens.authenticate(token);
    }

    /** Gathers what the authenticator needs. Not safe for use by several threads. */
    public static final class Builder {

        private final Clock clock;
        private final Set<String> issuers = new LinkedHashSet<>();
        private Audiences audiences = Audiences.none();
        private ServiceAccountTokenListener listener = ServiceAccountTokenListener.none();
        private boolean webhookBoundTokens;
        private @Nullable ServiceAccountKeys keys;
        private @Nullable ClusterObjects objects;

        private Builder(Clock clock) {
            this.clock = clock;
        }

        /** Whose tokens are good ({@code --service-account-issuer}); at least one must be given. */
        public Builder issuers(List<String> newIssuers) {
            this.issuers.addAll(newIssuers);
            return this;
        }

        /** By what tokens are verified ({@code --service-account-key-file}); must be given. */
        public Builder keys(ServiceAccountKeys newKeys) {
            this.keys = newKeys;
            return this;
        }

        /** The API server's own audiences ({@code --api-audiences}, else the issuers); none unless said otherwise. */
        public Builder audiences(Audiences newAudiences) {
            this.audiences = newAudiences;
            return this;
        }

        /** Where the objects are looked up to which tokens are bound; must be given. */
        public Builder objects(ClusterObjects newObjects) {
            this.objects = newObjects;
            return this;
        }

        /**
         * Whether tokens that are bound to a webhook configuration are good (feature gate {@code APIServerWebhookAuthenticationToken});
         * not unless said otherwise.
         */
        public Builder webhookBoundTokens(boolean allowed) {
            this.webhookBoundTokens = allowed;
            return this;
        }

        /** Who hears how tokens are used; nobody unless said otherwise. */
        public Builder listener(ServiceAccountTokenListener newListener) {
            this.listener = newListener;
            return this;
        }

        /**
         * The authenticator.
         *
         * @throws InvalidConfigurationException if there are no issuers, keys or objects
         */
        public BoundServiceAccountAuthenticator build() {
            if (issuers.isEmpty()) {
                throw new InvalidConfigurationException(
                        "bound service account tokens need an issuer that they may name");
            }
            if (keys == null) {
                throw new InvalidConfigurationException("bound service account tokens need keys to verify them by");
            }
            if (objects == null) {
                throw new InvalidConfigurationException(
                        "bound service account tokens need the objects of the cluster to which they are bound");
            }
            BoundTokenRules rules = new BoundTokenRules(clock, new BoundObjects(objects, webhookBoundTokens), listener);
            return new BoundServiceAccountAuthenticator(new SignedTokens<>(issuers, keys, audiences, listener, rules));
        }
    }
}
