package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.token.yaml.YamlFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
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

    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2})");

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
        if (RFC_3339.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                // said below
            }
        }
        throw metadata.invalid(field, "must be a timestamp as in RFC 3339, 2026-11-22T17:05:48Z for example");
    }
}
