package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.token.jose.JwtClaims;
import io.github.kubeauthn.token.json.StructReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a legacy token holds: its claims agree with each other and, if that is looked up, its Secret still holds it.
 *
 * @param secrets looks the objects up; null if nobody does
 */
record LegacyTokenRules(@Nullable LegacyTokenSecrets secrets) implements TokenRules<LegacyClaims> {

    @Override
    public String goType() {
        return LegacyClaims.GO_TYPE;
    }

    @Override
    public LegacyClaims read(StructReader fields) {
        return LegacyClaims.read(fields);
    }

    @Override
    public AuthenticationResult judge(BearerToken token, JwtClaims registered, LegacyClaims own) {
        Optional<String> problem = problemOf(registered.subject(), own);
        if (problem.isPresent()) {
            return Failed.refused(problem.get());
        }
        Authenticated success = Authenticated.as(new ServiceAccountName(own.namespace(), own.serviceAccountName())
                .user(own.serviceAccountUid(), Map.of()));
        return secrets == null ? success : secrets.judge(token, own, success);
    }

    private static Optional<String> problemOf(String subject, LegacyClaims claims) {
        if (subject.isEmpty()) {
            return Optional.of("sub claim is missing");
        }
        if (claims.namespace().isEmpty()) {
            return Optional.of("namespace claim is missing");
        }
        if (claims.secretName().isEmpty()) {
            return Optional.of("secretName claim is missing");
        }
        if (claims.serviceAccountName().isEmpty()) {
            return Optional.of("serviceAccountName claim is missing");
        }
        if (claims.serviceAccountUid().isEmpty()) {
            return Optional.of("serviceAccountUID claim is missing");
        }
        ServiceAccountName claimed = new ServiceAccountName(claims.namespace(), claims.serviceAccountName());
        boolean agrees =
                ServiceAccountName.ofUser(subject).filter(claimed::equals).isPresent();
        return agrees ? Optional.empty() : Optional.of("sub claim is invalid");
    }
}
