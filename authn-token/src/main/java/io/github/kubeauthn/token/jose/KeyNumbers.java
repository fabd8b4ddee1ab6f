package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.x509.key.RsaPrivateKey;
import io.github.kubeauthn.x509.key.RsaPrivateKey.Remainders;
import io.github.kubeauthn.x509.key.SubjectPublicKey;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a JSON web key by name: big endian, in base64url. */
final class KeyNumbers {

    private static final List<String> NAMES = List.of("k", "x", "y", "n", "e", "d", "p", "q", "dp", "dq", "qi");

    private static final byte[] ABSENT = {};

    private final Map<String, byte[]> numbers = new HashMap<>();

    /** Reads the numbers; what is wrong with one becomes a problem of {@code fields}. */
    KeyNumbers(StructReader fields) {
        for (String name : NAMES) {
            for (JsonValue value : fields.occurrences(name)) {
                read(name, value, fields);
            }
        }
    }

    boolean has(String name) {
        return numbers.containsKey(name);
    }

    /** How many bytes a number has, leading zeros included. */
    int size(String name) {
        return bytes(name).length;
    }

    byte[] bytes(String name) {
        return numbers.getOrDefault(name, ABSENT);
    }

    BigInteger get(String name) {
        return new BigInteger(1, bytes(name));
    }

    /** The exponent of an RSA key. go-jose keeps the lowest 64 bits, and takes the highest of them for a sign. */
    BigInteger exponent() {
        return BigInteger.valueOf(get("e").longValue());
    }

    /** All of them as a private key; what is absent is zero. */
    RsaPrivateKey rsaPrivateKey() {
        return new RsaPrivateKey(
                new SubjectPublicKey.Rsa(get("n"), exponent().longValue()),
                get("d"),
                List.of(get("p"), get("q")),
                has("dp") && has("dq") && has("qi") ? new Remainders(get("dp"), get("dq"), get("qi")) : null);
    }

    private void read(String name, JsonValue value, StructReader fields) {
        if (value instanceof JsonString text) {
            byte[] decoded = Base64Url.decode(text.value());
            if (decoded == null) {
                fields.refuse(Base64Url.problemOf(text.value()));
            } else {
                numbers.put(name, decoded);
            }
        } else if (value != JsonNull.NULL) {
            fields.refuse("json: cannot unmarshal " + value.kind() + " into Go value of type string");
        }
    }
}
