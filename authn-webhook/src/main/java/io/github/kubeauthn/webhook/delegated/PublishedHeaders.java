package io.github.kubeauthn.webhook.delegated;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.Malformed;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The front proxy as the ConfigMap describes it: in which headers it says who its clients are, and by which names it is known itself.
 */
record PublishedHeaders(
        List<String> usernames,
        List<String> uids,
        List<String> groups,
        List<String> extraPrefixes,
        List<String> allowedNames) {

    static final PublishedHeaders NONE = new PublishedHeaders(List.of(), List.of(), List.of(), List.of(), List.of());

    /** A value of the ConfigMap is no list of texts in JSON. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    static PublishedHeaders read(Map<String, String> data) throws MalformedException {
        return new PublishedHeaders(
                texts(data, "requestheader-username-headers"),
                texts(data, "requestheader-uid-headers"),
                texts(data, "requestheader-group-headers"),
                texts(data, "requestheader-extra-headers-prefix"),
                texts(data, "requestheader-allowed-names"));
    }

    private static List<String> texts(Map<String, String> data, String key) throws MalformedException {
        String json = data.getOrDefault(key, "");
        if (json.isEmpty()) {
            return List.of();
        }
        JsonReading reading = JsonDialect.ENCODING_JSON.read(json.getBytes(StandardCharsets.UTF_8));
        if (reading instanceof Malformed malformed) {
            throw new MalformedException(key + ": " + malformed.message());
        }
        JsonValue value = ((WellFormed) reading).value();
        if (value == JsonNull.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw new MalformedException(
                    key + ": json: cannot unmarshal " + value.kind() + " into Go value of type []string");
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (element != JsonNull.NULL && !(element instanceof JsonString)) {
                throw new MalformedException(
                        key + ": json: cannot unmarshal " + element.kind() + " into Go value of type string");
            }
            texts.add(element instanceof JsonString text ? text.value() : "");
        }
        return texts;
    }
}
