package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.StructReader;
import java.util.Base64;

/** Bytes inside a kubeconfig: base64 as Go's {@code encoding/json} reads it. */
final class InlineData {

    private InlineData() {}

    static Material read(StructReader struct, String field) {
        Material result = Material.None.NONE;
        for (JsonValue value : struct.occurrences(field)) {
            if (value instanceof JsonString text) {
                result = decode(struct, field, text.value());
            } else if (value == JsonNull.NULL) {
                result = Material.None.NONE;
            } else {
                struct.refuse("json: cannot unmarshal " + value.kind() + " into Go struct field " + field
                        + " of type []uint8");
            }
        }
        return result;
    }

    private static Material decode(StructReader struct, String field, String text) {
        String encoded = text.replace("\r", "").replace("\n", "");
        // The JDK's decoder takes missing padding for granted, Go's does not.
        if (encoded.length() % 4 == 0) {
            try {
                byte[] bytes = Base64.getDecoder().decode(encoded);
                return bytes.length == 0 ? Material.None.NONE : new Material.Inline(bytes);
            } catch (IllegalArgumentException malformed) {
                // said below
            }
        }
        struct.refuse("illegal base64 data in " + field);
        return Material.None.NONE;
    }
}
