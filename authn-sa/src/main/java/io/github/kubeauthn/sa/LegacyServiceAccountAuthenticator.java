package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.sa.objects.ClusterObjects;
import io.github.kubeauthn.sa.objects.LegacyTokenUseRecorder;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates legacy service account tokens: those that live in Secrets of the type {@code kubernetes.io/service-account-token},
 * name no audience and never expire. A token of another issuer gets no opinion.
 *
 * <p>It corresponds to {@code pkg/serviceaccount/legacy.go} of Kubernetes; the label that it keeps is that of KEP-2799.
 */
public final class LegacyServiceAccountAuthenticator implements Authenticator<BearerToken> {

    /** The issuer of all legacy tokens. */
    public static final String ISSUER = "kubernetes/serviceaccount";

    private final SignedTokens<LegacyClaims> tokens;

    private LegacyServiceAccountAuthenticator(
            Builder builder, ServiceAccountKeys keys, @Nullable LegacyTokenSecrets secrets) {
        this.tokens = new SignedTokens<>(
                Set.of(ISSUER), keys, builder.audiences, builder.listener, new LegacyTokenRules(secrets));
    }

    /**
     * What builds one.
     *
     * @param clock what day it is
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
        private Audiences audiences = Audiences.none();
        private ServiceAccountTokenListener listener = ServiceAccountTokenListener.none();
        private boolean withoutLookup;
        private @Nullable ServiceAccountKeys keys;
        private @Nullable ClusterObjects objects;
        private @Nullable LegacyTokenUseRecorder recorder;

        private Builder(Clock clock) {
            this.clock = clock;
        }

        /** By what tokens are verified ({@code --service-account-key-file}); must be given. */
        public Builder keys(ServiceAccountKeys newKeys) {
            this.keys = newKeys;
            return this;
        }

        /** The API server's own audiences ({@code --api-audiences}), for which all these tokens are; none unless said otherwise. */
        public Builder audiences(Audiences newAudiences) {
            this.audiences = newAudiences;
            return this;
        }

        /**
         * Looks up a token's Secret and ServiceAccount ({@code --service-account-lookup=true}, as is the default there).
         *
         * @param newObjects where to look
         * @param newRecorder who writes down that a token was used
         */
        public Builder lookup(ClusterObjects newObjects, LegacyTokenUseRecorder newRecorder) {
            this.objects = newObjects;
            this.recorder = newRecorder;
            return this;
        }

        /** Believes every signed token, however long its Secret is gone ({@code --service-account-lookup=false}). */
        public Builder withoutLookup() {
            this.withoutLookup = true;
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
         * @throws InvalidConfigurationException if there are no keys, or not exactly one of {@link #lookup} and {@link #withoutLookup}
         *     was said
         */
        public LegacyServiceAccountAuthenticator build() {
            if (keys == null) {
                throw new InvalidConfigurationException("legacy service account tokens need keys to verify them by");
            }
            if (withoutLookup && objects != null) {
                throw new InvalidConfigurationException(
                        "lookup and withoutLookup contradict each other: leave one of them out");
            }
            if (withoutLookup) {
                return new LegacyServiceAccountAuthenticator(this, keys, null);
            }
            if (objects == null || recorder == null) {
                throw new InvalidConfigurationException("say where the Secrets of legacy service account tokens are"
                        + " looked up, by lookup, or that they are not, by withoutLookup");
            }
            return new LegacyServiceAccountAuthenticator(
                    this, keys, new LegacyTokenSecrets(objects, recorder, clock, listener));
        }
    }
}
