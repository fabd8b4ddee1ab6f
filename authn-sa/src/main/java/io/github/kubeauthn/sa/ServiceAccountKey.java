package io.github.kubeauthn.sa;

import io.github.kubeauthn.token.jose.JwsKey;
import io.github.kubeauthn.x509.VerificationKey;

/**
 * One of the keys that verify tokens.
 *
 * @param key the key itself
 * @param verifier the key, prepared for checking signatures
 */
record ServiceAccountKey(VerificationKey key, JwsKey verifier) {

    /** What the {@code kid} header of its tokens says. */
    String id() {
        return key.keyId();
    }
}
