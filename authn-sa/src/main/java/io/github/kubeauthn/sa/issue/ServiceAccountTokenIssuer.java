package io.github.kubeauthn.sa.issue;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.Notices;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.sa.issue.Binding.Impossible;
import io.github.kubeauthn.sa.issue.Binding.References;
import io.github.kubeauthn.sa.issue.TokenAnswer.Issued;
import io.github.kubeauthn.sa.issue.TokenAnswer.Reason;
import io.github.kubeauthn.sa.issue.TokenAnswer.Refused;
import io.github.kubeauthn.sa.issue.TokenAnswer.Unavailable;
import io.github.kubeauthn.sa.objects.ClusterObjects;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.sa.text.NotFound;
import io.github.kubeauthn.token.cluster.Lookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Issues bound service account tokens as the TokenRequest API does ({@code pkg/registry/core/serviceaccount/storage/token.go} of
 * Kubernetes; KEP-1205). Safe for use by many threads at once.
 *
 * <p>It does not ask who may have a token: that is for an authorizer in front of it. Tokens bound to webhook configurations,
 * which need one behind it, are not issued.
 */
public final class ServiceAccountTokenIssuer {

    private static final long MIN_SECONDS = 600;
    private static final long MAX_SECONDS = 1L << 32;
    private static final String INVALID =
            "TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: " + "Invalid value: ";

    /** What kubelet asks for where a Pod does not: such a token is extended, and says so when it should have been renewed. */
    private static final long EXTENDED_SECONDS = 3607;

    private static final long EXTENSION_SECONDS = Duration.ofDays(365).toSeconds();
    private static final String CREDENTIAL_ID = "authentication.kubernetes.io/issued-credential-id";

    private final TokenSigner signer;
    private final ClusterObjects objects;
    private final Binder binder;
    private final Audiences audiences;
    private final long maxSeconds;
    private final boolean extending;
    private final Clock clock;
    private final Supplier<String> ids;

    private ServiceAccountTokenIssuer(Builder builder, TokenSigner signer, ClusterObjects objects) {
        this.signer = signer;
        this.objects = objects;
        this.binder = new Binder(objects);
        this.audiences = builder.audiences;
        this.maxSeconds = builder.maxSeconds;
        this.extending = builder.extending;
        this.clock = builder.clock;
        this.ids = builder.ids;
    }

    /**
     * What builds one.
     *
     * @param clock from when tokens are good
     */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    /**
     * Issues a token, or says why not.
     *
     * @param context how long the cluster's objects may be waited for
     */
    public TokenAnswer issue(TokenRequest request, AuthenticationContext context) {
        String name = request.serviceAccount().name();
        Lookup<ServiceAccount> lookup =
                objects.serviceAccount(request.serviceAccount().namespace(), name, context);
        if (lookup instanceof Lookup.Unknown<ServiceAccount> unknown) {
            return new Unavailable(unknown.failure());
        }
        if (!(lookup instanceof Lookup.Found<ServiceAccount> found)) {
            return new Refused(Reason.NOT_FOUND, NotFound.message("serviceaccounts", name));
        }
        Instant now = clock.instant();
        Optional<TokenAnswer> problem = problemOf(request, found.object());
        if (problem.isPresent()) {
            return problem.get();
        }
        Binding binding = binder.bind(request.serviceAccount(), request.boundObject(), context);
        return binding instanceof References references
                ? issue(request, found.object(), references, now)
                : ((Impossible) binding).answer();
    }

    private static Optional<TokenAnswer> problemOf(TokenRequest request, ServiceAccount account) {
        if (!request.uid().isEmpty() && !request.uid().equals(account.uid())) {
            return refused(
                    Reason.CONFLICT,
                    "Operation cannot be fulfilled on TokenRequest.authentication.k8s.io "
                            + GoQuoted.string(account.name()) + ": the UID in the token request (" + request.uid()
                            + ") does not match the UID of the service account (" + account.uid() + ")");
        }
        long seconds = request.expirationSeconds();
        if (seconds < MIN_SECONDS) {
            return refused(Reason.INVALID, INVALID + seconds + ": may not specify a duration less than 10 minutes");
        }
        if (seconds > MAX_SECONDS) {
            return refused(Reason.INVALID, INVALID + seconds + ": may not specify a duration larger than 2^32 seconds");
        }
        return Optional.empty();
    }

    private static Optional<TokenAnswer> refused(Reason reason, String message) {
        return Optional.of(new Refused(reason, message));
    }

    private Issued issue(TokenRequest request, ServiceAccount account, References references, Instant now) {
        List<String> tokenAudiences = request.audiences().isEmpty() ? audiences.values() : request.audiences();
        boolean shortened = request.expirationSeconds() > maxSeconds;
        long seconds = shortened ? maxSeconds : request.expirationSeconds();
        boolean extended = extending
                && references.pod()
                && seconds == EXTENDED_SECONDS
                && audiences.values().containsAll(tokenAudiences);
        String id = ids.get();
        String token = signer.sign(new TokenContent(
                account,
                references.claims(),
                tokenAudiences,
                id,
                now.getEpochSecond(),
                extended ? EXTENSION_SECONDS : seconds,
                extended ? seconds : 0));
        Notices notices = shortened
                ? Notices.warning("requested expiration of " + request.expirationSeconds() + " seconds shortened to "
                        + seconds + " seconds")
                : Notices.none();
        Notices credential = new Notices(List.of(), Map.of(CREDENTIAL_ID, "JTI=" + id));
        return new Issued(token, tokenAudiences, seconds, now.plusSeconds(seconds), notices.and(credential));
    }

    /** Gathers what the issuer needs. Not safe for use by several threads. */
    public static final class Builder {

        private final Clock clock;
        private Audiences audiences = Audiences.none();
        private long maxSeconds = Long.MAX_VALUE;
        private boolean extending = true;
        private Supplier<String> ids = () -> UUID.randomUUID().toString();
        private @Nullable String issuer;
        private @Nullable SigningKey key;
        private @Nullable ClusterObjects objects;

        private Builder(Clock clock) {
            this.clock = clock;
        }

        /** Who the tokens say that they are from (the first {@code --service-account-issuer}); must be given. */
        public Builder issuer(String newIssuer) {
            this.issuer = newIssuer;
            return this;
        }

        /** What signs the tokens ({@code --service-account-signing-key-file}); must be given. */
        public Builder signingKey(SigningKey newKey) {
            this.key = newKey;
            return this;
        }

        /** Where service accounts, and the objects to which tokens are bound, are looked up; must be given. */
        public Builder objects(ClusterObjects newObjects) {
            this.objects = newObjects;
            return this;
        }

        /** The API server's own audiences ({@code --api-audiences}, else the issuers), for a request that names none. */
        public Builder audiences(Audiences newAudiences) {
            this.audiences = newAudiences;
            return this;
        }

        /**
         * The longest life of a token ({@code --service-account-max-token-expiration}); there is no bound but that of the API unless
         * said otherwise.
         */
        public Builder maxExpiration(Duration newMaxExpiration) {
            this.maxSeconds = newMaxExpiration.toSeconds();
            return this;
        }

        /**
         * Whether a Pod's token of exactly 3607 seconds for the API server lives for a year
         * ({@code --service-account-extend-token-expiration}); it does unless said otherwise.
         */
        public Builder extendExpiration(boolean newExtending) {
            this.extending = newExtending;
            return this;
        }

        /** Where the ids of tokens come from; random UUIDs unless said otherwise. */
        public Builder ids(Supplier<String> newIds) {
            this.ids = newIds;
            return this;
        }

        /**
         * The issuer.
         *
         * @throws InvalidConfigurationException if there is no issuer, key or objects, or the longest life is not between an hour and
         *     2³² seconds
         */
        public ServiceAccountTokenIssuer build() {
            if (issuer == null || issuer.isEmpty()) {
                throw new InvalidConfigurationException("service account tokens need an issuer that they name");
            }
            if (key == null) {
                throw new InvalidConfigurationException("service account tokens need a key that signs them");
            }
            if (objects == null) {
                throw new InvalidConfigurationException("service account tokens need the objects of the cluster");
            }
            if (maxSeconds != Long.MAX_VALUE && (maxSeconds < 3600 || maxSeconds > MAX_SECONDS)) {
                throw new InvalidConfigurationException(
                        "the service-account-max-token-expiration must be between 1 hour and 2^32 seconds");
            }
            return new ServiceAccountTokenIssuer(this, new TokenSigner(issuer, key), objects);
        }
    }
}
