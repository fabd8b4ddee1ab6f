package io.github.kubeauthn.sa.issue;

import io.github.kubeauthn.sa.ServiceAccountName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a token: a TokenRequest of {@code authentication.k8s.io/v1}. Immutable.
 *
 * @param serviceAccount for whom it is
 * @param uid which service account of that name; empty for whichever there is
 * @param audiences for whom it is good; empty for the API server itself
 * @param expirationSeconds for how long it is good
 * @param boundObject with what it dies; null if with its service account alone
 */
public record TokenRequest(
        ServiceAccountName serviceAccount,
        String uid,
        List<String> audiences,
        long expirationSeconds,
        @Nullable BoundObjectReference boundObject) {

    private static final long DEFAULT_EXPIRATION_SECONDS = 3600;

    public TokenRequest {
        audiences = List.copyOf(audiences);
    }

    /** A token for the API server, good for an hour. */
    public static TokenRequest of(String namespace, String name) {
        ServiceAccountName account = new ServiceAccountName(namespace, name);
        return new TokenRequest(account, "", List.of(), DEFAULT_EXPIRATION_SECONDS, null);
    }

    public TokenRequest withUid(String newUid) {
        return new TokenRequest(serviceAccount, newUid, audiences, expirationSeconds, boundObject);
    }

    public TokenRequest withAudiences(List<String> newAudiences) {
        return new TokenRequest(serviceAccount, uid, newAudiences, expirationSeconds, boundObject);
    }

    public TokenRequest withExpirationSeconds(long newExpirationSeconds) {
        return new TokenRequest(serviceAccount, uid, audiences, newExpirationSeconds, boundObject);
    }

    public TokenRequest withBoundObject(BoundObjectReference newBoundObject) {
        return new TokenRequest(serviceAccount, uid, audiences, expirationSeconds, newBoundObject);
    }
}
