package io.github.kubeauthn.oidc.key;

import io.github.kubeauthn.token.jose.JwsKey;
import io.github.kubeauthn.token.jose.SignatureEngine;
import java.security.PublicKey;

/**
 * A public key of an issuer. Immutable.
 *
 * @param id its {@code kid}, by which a token names it; empty if it has none
 * @param type its {@code kty}, {@code RSA} or {@code EC}; only for messages
 * @param use its {@code use}, {@code sig} or {@code enc}; empty if it does not say. kube-apiserver does not look at it
 * @param key verifies signatures
 */
public record IssuerKey(String id, String type, String use, JwsKey key) {

    /** A key of a name; the name may be empty. */
    public static IssuerKey of(String id, PublicKey key) {
        return new IssuerKey(id, key.getAlgorithm(), "", JwsKey.of(key, SignatureEngine.fastest()));
    }
}
