package io.github.kubeauthn.token.bootstrap;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoTime;
import io.github.kubeauthn.token.cluster.Lookup;
import io.github.kubeauthn.token.cluster.Secret;
import io.github.kubeauthn.token.cluster.SecretLookup;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Knows bootstrap tokens ({@code --enable-bootstrap-token-auth}): {@code id.secret}, six and sixteen of the characters a to z
 * and 0 to 9, which the Secret {@code bootstrap-token-<id>} of the namespace {@code kube-system} describes.
 *
 * <p>The rule is that of {@code plugin/pkg/auth/authenticator/token/bootstrap} of Kubernetes. Secrets are compared in constant
 * time.
 *
 * @param secrets where the Secrets are
 * @param clock decides whether a token has expired
 */
public record BootstrapTokenAuthenticator(SecretLookup secrets, Clock clock) implements Authenticator<BearerToken> {

    private static final String NAMESPACE = "kube-system";
    private static final String NAME_PREFIX = "bootstrap-token-";
    private static final String TYPE = "bootstrap.kubernetes.io/token";
    private static final String USER_PREFIX = "system:bootstrap:";
    private static final String ID_KEY = "token-id";
    private static final String SECRET_KEY = "token-secret";
    private static final String EXPIRATION_KEY = "expiration";
    private static final String USAGE_KEY = "usage-bootstrap-authentication";

    @Override
    public AuthenticationResult authenticate(BearerToken credential) {
        Optional<BootstrapToken> token = BootstrapToken.parse(credential.token());
        if (token.isEmpty()) {
            credential.trace().note(() -> "the token is not of the form of a bootstrap token");
            return AuthenticationResult.noOpinion();
        }
        String name = NAME_PREFIX + token.get().id();
        Lookup<Secret> lookup = secrets.secret(NAMESPACE, name, credential.context());
        if (lookup instanceof Lookup.Unknown<Secret> unknown) {
            return unknown.failure();
        }
        if (!(lookup instanceof Lookup.Found<Secret> found)) {
            credential.trace().note(() -> "No secret of name " + name + " to match bootstrap bearer token");
            return AuthenticationResult.noOpinion();
        }
        return authenticate(credential, token.get(), found.object());
    }

    private AuthenticationResult authenticate(BearerToken credential, BootstrapToken token, Secret secret) {
        Optional<String> problem = problemOf(token, secret);
        Optional<List<String>> groups = BootstrapGroups.of(secret);
        if (problem.isEmpty() && groups.isPresent()) {
            return Authenticated.as(UserInfo.named(USER_PREFIX + token.id()).withGroups(groups.get()));
        }
        credential
                .trace()
                .note(() -> "Bootstrap secret " + secret.namespace() + "/" + secret.name() + " matching bearer token "
                        + problem.orElse("has invalid value for key " + BootstrapGroups.KEY + "."));
        return AuthenticationResult.noOpinion();
    }

    /** Why a Secret is not that of a token, apart from its groups; empty if it is. */
    private Optional<String> problemOf(BootstrapToken token, Secret secret) {
        if (secret.deletionTimestamp().isPresent()) {
            return Optional.of("is deleted and awaiting removal");
        }
        if (!secret.type().equals(TYPE)) {
            return Optional.of("has invalid type, expected " + TYPE + ".");
        }
        if (!secret.holds(SECRET_KEY, token.secret())) {
            return Optional.of("has invalid value for key " + SECRET_KEY + ".");
        }
        if (!secret.holds(ID_KEY, token.id())) {
            return Optional.of("has invalid value for key " + ID_KEY + ".");
        }
        if (hasExpired(secret)) {
            return Optional.of("has expired, or has invalid value for key " + EXPIRATION_KEY + ": "
                    + GoQuoted.string(secret.text(EXPIRATION_KEY)));
        }
        if (!secret.holds(USAGE_KEY, "true")) {
            return Optional.of("not marked " + USAGE_KEY + "=true.");
        }
        return Optional.empty();
    }

    private boolean hasExpired(Secret secret) {
        String expiration = secret.text(EXPIRATION_KEY);
        if (expiration.isEmpty()) {
            return false;
        }
        Optional<Instant> end = GoTime.parseRfc3339(expiration);
        return end.isEmpty() || !clock.instant().isBefore(end.get());
    }
}
