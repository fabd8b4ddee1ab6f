package io.github.kubeauthn.sa;

import io.github.kubeauthn.token.jose.JwsKey;
import java.security.PublicKey;

/**
 * One of the keys that verify tokens.
 *
 * @param id what the {@code kid} header of its tokens says
 * @param key the key itself
 * @param verifier the key, prepared for checking signatures
 */
record ServiceAccountKey(String id, PublicKey key, JwsKey verifier) {}
