package io.github.kubeauthn.testkit.token;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Issues service account tokens of both sorts, good ones unless told otherwise.
 *
 * @param issuer as in {@code --service-account-issuer}
 * @param audiences for whom bound tokens are
 * @param key signs them
 * @param clock says when a bound token is issued
 */
public record ServiceAccountTokens(String issuer, List<String> audiences, SigningKey key, Clock clock) {

    /** The issuer of tokens that stand in Secrets. */
    public static final String LEGACY_ISSUER = "kubernetes/serviceaccount";

    private static final String LEGACY_CLAIM = "kubernetes.io/serviceaccount/";

    public ServiceAccountTokens {
        audiences = List.copyOf(audiences);
    }

    /** Issues tokens for the issuer itself, as an API server does whose flags name no audience. */
    public static ServiceAccountTokens of(String issuer, SigningKey key, Clock clock) {
        return new ServiceAccountTokens(issuer, List.of(issuer), key, clock);
    }

    /** The same issuer with another key. */
    public ServiceAccountTokens withKey(SigningKey newKey) {
        return new ServiceAccountTokens(issuer, audiences, newKey, clock);
    }

    /** A token as a controller puts it into a Secret: it never expires. */
    public TokenBuilder legacy(String namespace, String serviceAccount, String uid, String secret) {
        return new TokenBuilder(key, clock)
                .issuer(LEGACY_ISSUER)
                .claim(LEGACY_CLAIM + "namespace", namespace)
                .claim(LEGACY_CLAIM + "secret.name", secret)
                .claim(LEGACY_CLAIM + "service-account.name", serviceAccount)
                .claim(LEGACY_CLAIM + "service-account.uid", uid)
                .subject(subject(namespace, serviceAccount));
    }

    /** A token as TokenRequest issues it, bound to nothing but its ServiceAccount. */
    public TokenBuilder bound(String namespace, String serviceAccount, String uid) {
        return bound(namespace, serviceAccount, uid, Map.of());
    }

    /** A token that is bound to a Pod. */
    public TokenBuilder boundToPod(String namespace, String serviceAccount, String uid, String pod, String podUid) {
        return bound(namespace, serviceAccount, uid, Map.of("pod", reference(pod, podUid)));
    }

    /** A token that is bound to a Secret. */
    public TokenBuilder boundToSecret(
            String namespace, String serviceAccount, String uid, String secret, String secretUid) {
        return bound(namespace, serviceAccount, uid, Map.of("secret", reference(secret, secretUid)));
    }

    /** A token that is bound to a Node. */
    public TokenBuilder boundToNode(String namespace, String serviceAccount, String uid, String node, String nodeUid) {
        return bound(namespace, serviceAccount, uid, Map.of("node", reference(node, nodeUid)));
    }

    private TokenBuilder bound(
            String namespace, String serviceAccount, String uid, Map<String, Map<String, String>> boundTo) {
        Map<String, @Nullable Object> kubernetes = new LinkedHashMap<>();
        kubernetes.put("namespace", namespace);
        kubernetes.putAll(boundTo);
        kubernetes.put("serviceaccount", reference(serviceAccount, uid));
        return TokenBuilder.good(key, clock)
                .claim("aud", audiences)
                .issuer(issuer)
                .claim("jti", "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d")
                .claim("kubernetes.io", kubernetes)
                .subject(subject(namespace, serviceAccount));
    }

    private static String subject(String namespace, String serviceAccount) {
        return "system:serviceaccount:" + namespace + ":" + serviceAccount;
    }

    private static Map<String, String> reference(String name, String uid) {
        Map<String, String> reference = new LinkedHashMap<>();
        reference.put("name", name);
        reference.put("uid", uid);
        return reference;
    }
}
