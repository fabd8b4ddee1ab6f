package io.github.kubeauthn.oidc.claim;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;

/** JSON literals. */
public final class Json {

    private Json() {}

    public static JsonValue value(String text) {
        return ((WellFormed) JsonDialect.ENCODING_JSON.read(text.getBytes(StandardCharsets.UTF_8))).value();
    }

    public static JsonObject object(String text) {
        return (JsonObject) value(text);
    }
}
