package io.github.kubeauthn.cli.credential;

import io.github.kubeauthn.cli.document.ApiObjects;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kubectl wants from a program that a kubeconfig names under {@code exec} (client.authentication.k8s.io/v1). */
final class ExecCredential {

    private ExecCredential() {}

    static Map<String, Object> ofToken(String token, @Nullable Instant expiration) {
        Map<String, Object> status = new LinkedHashMap<>();
        if (expiration != null) {
            status.put("expirationTimestamp", expiration.toString());
        }
        status.put("token", token);
        return of(status);
    }

    static Map<String, Object> ofCertificate(String certificatePem, String keyPem) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("clientCertificateData", certificatePem);
        status.put("clientKeyData", keyPem);
        return of(status);
    }

    private static Map<String, Object> of(Map<String, Object> status) {
        Map<String, Object> object = ApiObjects.object("client.authentication.k8s.io/v1", "ExecCredential");
        object.put("status", status);
        return object;
    }
}
