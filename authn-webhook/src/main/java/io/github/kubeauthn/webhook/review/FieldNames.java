package io.github.kubeauthn.webhook.review;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.Member;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields an object may have, each once. Inside of lists nobody looks. */
final class FieldNames {

    static final FieldNames TOKEN_REVIEW = new FieldNames("kind", "apiVersion")
            .with(
                    "metadata",
                    new FieldNames(
                            "name",
                            "generateName",
                            "namespace",
                            "selfLink",
                            "uid",
                            "resourceVersion",
                            "generation",
                            "creationTimestamp",
                            "deletionTimestamp",
                            "deletionGracePeriodSeconds",
                            "labels",
                            "annotations",
                            "ownerReferences",
                            "finalizers",
                            "managedFields"))
            .with("spec", new FieldNames("token", "audiences"))
            .with(
                    "status",
                    new FieldNames("authenticated", "audiences", "error")
                            .with("user", new FieldNames("username", "uid", "groups", "extra")));

    private static final int MAX_COMPLAINTS = 100;

    private final Map<String, @Nullable FieldNames> known = new LinkedHashMap<>();

    private FieldNames(String... plain) {
        for (String name : plain) {
            known.put(name, null);
        }
    }

    private FieldNames with(String name, FieldNames nested) {
        known.put(name, nested);
        return this;
    }

    /** What apimachinery's strict decoder says of the fields that should not be there, in their order. */
    List<String> surplusIn(JsonValue value) {
        Set<String> surplus = new LinkedHashSet<>();
        collect(value, "", surplus);
        return surplus.stream().limit(MAX_COMPLAINTS).toList();
    }

    private void collect(JsonValue value, String path, Set<String> surplus) {
        if (!(value instanceof JsonObject object)) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Member member : object.members()) {
            String name = member.name();
            String field = GoQuoted.string(path + name);
            if (!known.containsKey(name)) {
                surplus.add("unknown field " + field);
                continue;
            }
            if (!seen.add(name)) {
                surplus.add("duplicate field " + field);
            }
            FieldNames nested = known.get(name);
            if (nested != null) {
                nested.collect(member.value(), path + name + ".", surplus);
            }
        }
    }
}
