package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.Notices;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.token.jose.Jws;
import io.github.kubeauthn.token.jose.JwtClaims;
import io.github.kubeauthn.token.jose.UnverifiedJwt;
import io.github.kubeauthn.x509.VerificationKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What legacy and bound tokens have in common: issuer, signature, audiences. It corresponds to {@code jwtTokenAuthenticator} of
 * Kubernetes.
 *
 * @param issuers those of the tokens
 * @param implicitAudiences those of a token that names none, and of a question that names none
 * @param <P> the claims that only these tokens have
 */
record SignedTokens<P>(
        Set<String> issuers,
        ServiceAccountKeys keys,
        Audiences implicitAudiences,
        ServiceAccountTokenListener listener,
        TokenRules<P> rules) {

    private static final String LEGACY_TOKEN = "authentication.k8s.io/legacy-token";

    SignedTokens {
        issuers = Collections.unmodifiableSet(new LinkedHashSet<>(issuers));
    }

    AuthenticationResult authenticate(BearerToken token) {
        UnverifiedJwt jwt = UnverifiedJwt.of(token);
        Optional<String> issuer = jwt.issuer();
        if (issuer.isEmpty()) {
            token.trace().note(() -> "it is not a JWT");
            return AuthenticationResult.noOpinion();
        }
        if (!issuers.contains(issuer.get())) {
            token.trace().note(() -> "its issuer " + GoQuoted.string(issuer.get()) + " is not one of " + issuers);
            return AuthenticationResult.noOpinion();
        }
        if (!(jwt.jws() instanceof Jws jws)) {
            token.trace().note(() -> "it is not a signed JWT that go-jose would read");
            return AuthenticationResult.noOpinion();
        }
        return verify(token, jws);
    }

    private AuthenticationResult verify(BearerToken token, Jws jws) {
        List<ServiceAccountKey> candidates = keys.forId(jws.header().keyId());
        if (candidates.isEmpty()) {
            token.trace().note(() -> signedBy(jws));
            return Failed.refused("invalid signature, no keys found");
        }
        List<Failed> failures = new ArrayList<>(candidates.size());
        for (ServiceAccountKey key : candidates) {
            TokenClaims<P> claims = TokenClaims.read(jws.verify(key.verifier()), rules);
            if (claims instanceof TokenClaims.Verified<P> verified) {
                token.trace().note(() -> "its signature is good by the key " + key.id());
                return judge(token, verified.registered(), verified.own());
            }
            failures.add(Failed.refused(((TokenClaims.Refused<P>) claims).message()));
        }
        token.trace().note(() -> signedBy(jws));
        return Failed.aggregate(failures);
    }

    private String signedBy(Jws jws) {
        String id = jws.header().keyId();
        List<String> held = keys.keys().stream().map(VerificationKey::keyId).toList();
        return (id.isEmpty()
                        ? "the token names no key"
                        : "the token says that it is signed by the key " + GoQuoted.string(id))
                + "; the key files hold " + held;
    }

    private AuthenticationResult judge(BearerToken token, JwtClaims registered, P own) {
        // the issuer was read by other rules before the signature was verified
        if (!issuers.contains(registered.issuer())) {
            return Failed.refused("token issuer " + GoQuoted.string(registered.issuer()) + " is invalid");
        }
        if (!registered.audience().isEmpty()) {
            return judge(token, registered, own, Audiences.of(registered.audience()));
        }
        listener.legacyToken();
        Notices notices = new Notices(List.of(), Map.of(LEGACY_TOKEN, registered.subject()));
        AuthenticationResult result = judge(token, registered, own, implicitAudiences);
        return result.withNotices(notices.and(result.notices()));
    }

    private AuthenticationResult judge(BearerToken token, JwtClaims registered, P own, Audiences tokenAudiences) {
        Audiences requested = token.audiences().orElse(implicitAudiences);
        Audiences audiences = tokenAudiences.intersect(requested);
        if (audiences.isEmpty() && !implicitAudiences.isEmpty()) {
            return Failed.refused("token audiences " + GoQuoted.list(tokenAudiences.values())
                    + " is invalid for the target audiences " + GoQuoted.list(requested.values()));
        }
        AuthenticationResult result = rules.judge(token, registered, own);
        return result instanceof Authenticated success ? success.withAudiences(audiences) : result;
    }
}
