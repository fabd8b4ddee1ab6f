package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates beside a key or in a header ({@code x5c}, RFC 7515 section 4.1.6). They are read, and never used. */
final class CertificateChain {

    private CertificateChain() {}

    /** Why go-jose refuses a parameter of a header as a chain; empty if it does not. */
    static Optional<String> problemOf(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return Optional.of("json: cannot unmarshal " + value.kind() + " into Go value of type []string");
        }
        List<String> certificates = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (element instanceof JsonString text) {
                certificates.add(text.value());
            } else if (element == JsonNull.NULL) {
                certificates.add("");
            } else {
                return Optional.of("json: cannot unmarshal " + element.kind() + " into Go value of type string");
            }
        }
        return problemOf(certificates);
    }

    /** Why go-jose refuses a chain; empty if it does not. */
    static Optional<String> problemOf(List<String> certificates) {
        return certificates.isEmpty() ? Optional.empty() : Optional.of("x509: malformed certificate");
    }
}
