package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonReading;

/** A signed object whose signature was verified; only {@link Jws#verify} makes one. */
public final class VerifiedJws implements JwsVerification {

    private final Jws jws;

    VerifiedJws(Jws jws) {
        this.jws = jws;
    }

    /** The payload, read as JSON. */
    public JsonReading payload() {
        return jws.payload();
    }

    /** The header, which the signature covers. */
    public JwsHeader header() {
        return jws.header();
    }
}
