package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.sa.text.GoJson;
import io.github.kubeauthn.token.cluster.Secret;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * That a token out of a Secret was used, which Kubernetes writes down in a label of the Secret, so that unused tokens can be
 * found and removed (KEP-2799).
 *
 * @param namespace of the Secret
 * @param secret its name
 * @param uid its uid; may be empty
 * @param day the day of the use, in UTC
 */
public record LegacyTokenUse(String namespace, String secret, String uid, LocalDate day) {

    /** The label of the Secret that says when its token was last used. */
    public static final String LABEL = "kubernetes.io/legacy-token-last-used";

    /** The use of the token in {@code secret}. */
    public static LegacyTokenUse of(Secret secret, LocalDate day) {
        return new LegacyTokenUse(secret.namespace(), secret.name(), secret.uid(), day);
    }

    /** The JSON merge patch (RFC 7396) that kube-apiserver sends for it. */
    public String mergePatch() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", secret);
        metadata.put("namespace", namespace);
        metadata.put("uid", uid);
        metadata.put("labels", Map.of(LABEL, day.toString()));
        Map<String, Object> patch = new LinkedHashMap<>();
        patch.put("kind", "Secret");
        patch.put("apiVersion", "v1");
        patch.put("metadata", metadata);
        return GoJson.write(patch);
    }
}
