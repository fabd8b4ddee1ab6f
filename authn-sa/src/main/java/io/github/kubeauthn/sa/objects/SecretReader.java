package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.token.cluster.Secret;
import io.github.kubeauthn.token.yaml.YamlFields;
import java.util.Base64;

/** Reads a Secret, of whose data nothing may show in an error. */
final class SecretReader {

    private SecretReader() {}

    static Secret read(Metadata metadata, YamlFields object) {
        Secret.Builder secret = Secret.builder(metadata.requiredNamespace(), metadata.name())
                .uid(metadata.uid())
                .type(object.text("type"));
        if (metadata.deletionTimestamp() != null) {
            secret.deletionTimestamp(metadata.deletionTimestamp());
        }
        metadata.labels().forEach(secret::label);
        metadata.annotations().forEach(secret::annotation);
        YamlFields data = object.fields("data");
        data.names().forEach(key -> secret.data(key, decoded(data, key)));
        object.textsByKey("stringData").forEach(secret::data);
        return secret.build();
    }

    private static byte[] decoded(YamlFields data, String key) {
        String digits = data.text(key).replace("\r", "").replace("\n", "");
        // Java takes a last group without its padding, Go does not
        if (digits.length() % 4 == 0) {
            try {
                return Base64.getDecoder().decode(digits);
            } catch (IllegalArgumentException e) {
                // said below
            }
        }
        throw data.invalid(key, "must be base64 with padding; plain text belongs into stringData");
    }
}
