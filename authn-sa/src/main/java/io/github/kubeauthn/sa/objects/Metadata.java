package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.api.text.GoTime;
import io.github.kubeauthn.token.yaml.YamlFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code metadata} of an object. */
record Metadata(
        YamlFields fields,
        String name,
        String namespace,
        String uid,
        @Nullable Instant deletionTimestamp,
        Map<String, String> labels,
        Map<String, String> annotations) {

    static Metadata read(YamlFields metadata) {
        return new Metadata(
                metadata,
                metadata.requiredText("name"),
                metadata.text("namespace"),
                metadata.text("uid"),
                instant(metadata, "deletionTimestamp"),
                metadata.textsByKey("labels"),
                metadata.textsByKey("annotations"));
    }

    String requiredNamespace() {
        return fields.requiredText("namespace");
    }

    private static @Nullable Instant instant(YamlFields metadata, String field) {
        String text = metadata.text(field);
        if (text.isEmpty()) {
            return null;
        }
        return GoTime.parseRfc3339(text)
                .orElseThrow(() -> metadata.invalid(
                        field, "must be a timestamp as in RFC 3339, 2026-11-22T17:05:48Z for example"));
    }
}
