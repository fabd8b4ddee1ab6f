package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonValue;

/**
 * A key of RFC 7517, read as go-jose reads it. Only public RSA and elliptic curve keys verify anything; the others are read so
 * that a set with a malformed one is refused as a whole, as Kubernetes does.
 */
public final class JsonWebKey implements JsonWebKeyReading {

    private final String keyId;
    private final JwsKey jwsKey;
    private final boolean validPublicKey;

    JsonWebKey(String keyId, JwsKey jwsKey, boolean validPublicKey) {
        this.keyId = keyId;
        this.jwsKey = jwsKey;
        this.validPublicKey = validPublicKey;
    }

    /** Reads one key, to be checked with {@link SignatureEngine#builtIn()}. */
    public static JsonWebKeyReading read(JsonValue value) {
        return read(value, SignatureEngine.builtIn());
    }

    /** Reads one key. */
    public static JsonWebKeyReading read(JsonValue value, SignatureEngine engine) {
        return new JsonWebKeyReader(value, engine).read();
    }

    /** {@code kid}; empty if there is none. */
    public String keyId() {
        return keyId;
    }

    /** The key for verifying; it verifies nothing if it is not public, or of another kind than RSA and elliptic curves. */
    public JwsKey jwsKey() {
        return jwsKey;
    }

    boolean isValidPublicKey() {
        return validPublicKey;
    }
}
