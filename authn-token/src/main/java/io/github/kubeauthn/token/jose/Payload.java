package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The middle part of a token, decoded. Immutable. */
final class Payload {

    private final byte[] bytes;
    private final JsonReading json;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
        this.json = JsonDialect.ENCODING_JSON.read(bytes);
    }

    /** The part of {@code token} from {@code from} to {@code to}; null if it is not base64. */
    static @Nullable Payload decode(String token, int from, int to) {
        byte[] bytes = Base64Url.decode(token, from, to);
        return bytes == null ? null : new Payload(bytes);
    }

    /** The payload as JSON, if it is. */
    JsonReading json() {
        return json;
    }

    int size() {
        return bytes.length;
    }

    /** What a signature covers of the payload. */
    byte[] signed(boolean inBase64) {
        return inBase64 ? Base64.getUrlEncoder().withoutPadding().encode(bytes) : bytes.clone();
    }
}
