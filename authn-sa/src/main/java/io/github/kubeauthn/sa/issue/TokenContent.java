package io.github.kubeauthn.sa.issue;

import io.github.kubeauthn.sa.ServiceAccountName;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a token says.
 *
 * @param references the objects to which it is bound, by the name of the claim
 * @param issuedAt seconds since 1970
 * @param seconds how long it lives
 * @param warnAfterSeconds when it should have been renewed; 0 if that is no other time than the end of its life
 */
record TokenContent(
        ServiceAccount account,
        Map<String, Object> references,
        List<String> audiences,
        String id,
        long issuedAt,
        long seconds,
        long warnAfterSeconds) {

    /** The claims by name; what is empty is left out. */
    Map<String, Object> claims(String issuer) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", issuer);
        claims.put("sub", new ServiceAccountName(account.namespace(), account.name()).userName());
        if (!audiences.isEmpty()) {
            claims.put("aud", audiences);
        }
        claims.put("iat", issuedAt);
        claims.put("nbf", issuedAt);
        claims.put("exp", issuedAt + seconds);
        if (!id.isEmpty()) {
            claims.put("jti", id);
        }
        claims.put("kubernetes.io", kubernetes());
        return claims;
    }

    private Map<String, Object> kubernetes() {
        Map<String, Object> kubernetes = new TreeMap<>(references);
        if (!account.namespace().isEmpty()) {
            kubernetes.put("namespace", account.namespace());
        }
        kubernetes.put("serviceaccount", Binding.reference(account.name(), account.uid()));
        if (warnAfterSeconds != 0) {
            kubernetes.put("warnafter", issuedAt + warnAfterSeconds);
        }
        return kubernetes;
    }
}
