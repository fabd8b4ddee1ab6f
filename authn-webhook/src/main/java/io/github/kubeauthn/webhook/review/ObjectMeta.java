package io.github.kubeauthn.webhook.review;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoTime;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.StructReader;
import java.util.function.Consumer;

/**
 * The {@code metadata} of a review. Nobody needs what it says, but an object whose metadata do not fit their type is refused as a
 * whole, so they are read nevertheless.
 */
final class ObjectMeta {

    private ObjectMeta() {}

    static void check(StructReader object) {
        StructReader meta = object.struct("metadata", "v1.ObjectMeta");
        for (String field : new String[] {
            "name", "generateName", "namespace", "selfLink", "uid", "resourceVersion",
        }) {
            meta.string(field);
        }
        meta.int64("generation");
        meta.int64("deletionGracePeriodSeconds");
        checkTime(meta, "creationTimestamp");
        checkTime(meta, "deletionTimestamp");
        meta.stringMap("labels");
        meta.stringMap("annotations");
        meta.strings("finalizers");
        checkEach(meta, "ownerReferences", "v1.OwnerReference", ObjectMeta::checkOwner);
        checkEach(meta, "managedFields", "v1.ManagedFieldsEntry", ObjectMeta::checkManagedFields);
    }

    private static void checkOwner(StructReader owner) {
        for (String field : new String[] {"apiVersion", "kind", "name", "uid"}) {
            owner.string(field);
        }
        owner.bool("controller");
        owner.bool("blockOwnerDeletion");
    }

    private static void checkManagedFields(StructReader entry) {
        for (String field : new String[] {"manager", "operation", "apiVersion", "fieldsType", "subresource"}) {
            entry.string(field);
        }
        checkTime(entry, "time");
    }

    static void checkEach(StructReader struct, String field, String goType, Consumer<StructReader> check) {
        for (JsonValue value : struct.occurrences(field)) {
            if (value instanceof JsonArray array) {
                for (JsonValue element : array.elements()) {
                    StructReader reader = JsonDialect.KUBERNETES.struct(element, goType);
                    check.accept(reader);
                    reader.problem().ifPresent(struct::refuse);
                }
            } else if (value != JsonNull.NULL) {
                struct.refuse("json: cannot unmarshal " + value.kind() + " into Go value of type []" + goType);
            }
        }
    }

    private static void checkTime(StructReader struct, JsonString time) {
        if (GoTime.parseRfc3339(time.value()).isEmpty()) {
            String text = GoQuoted.string(time.value());
            struct.refuse("parsing time " + text + " as \"2006-01-02T15:04:05Z07:00\": cannot parse " + text
                    + " as \"2006\"");
        }
    }

    private static void checkTime(StructReader struct, String field) {
        for (JsonValue value : struct.occurrences(field)) {
            if (value instanceof JsonString text) {
                checkTime(struct, text);
            } else if (value != JsonNull.NULL) {
                struct.refuse("json: cannot unmarshal " + value.kind() + " into Go value of type string");
            }
        }
    }
}
