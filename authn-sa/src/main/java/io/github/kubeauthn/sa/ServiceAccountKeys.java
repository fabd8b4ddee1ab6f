package io.github.kubeauthn.sa;

import io.github.kubeauthn.token.jose.JwsKey;
import io.github.kubeauthn.token.jose.SignatureEngine;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The public keys by which service account tokens are verified ({@code --service-account-key-file}), each prepared once for
 * checking many signatures. Immutable.
 *
 * <p>A key's id follows from the key: the SHA-256 of its SubjectPublicKeyInfo in base64url. A token that names a key in its
 * {@code kid} header is verified by that one, any other token by all.
 */
public final class ServiceAccountKeys {

    private final List<ServiceAccountKey> all;
    private final Map<String, List<ServiceAccountKey>> byId;

    private ServiceAccountKeys(List<ServiceAccountKey> all) {
        this.all = List.copyOf(all);
        this.byId = new HashMap<>();
        all.forEach(
                key -> byId.computeIfAbsent(key.id(), id -> new ArrayList<>(1)).add(key));
    }

    /**
     * Keys in the order in which they are tried.
     *
     * @throws IllegalArgumentException if one is neither an RSA key nor one on a curve that Kubernetes knows
     */
    public static ServiceAccountKeys of(List<PublicKey> keys) {
        return of(keys, SignatureEngine.builtIn());
    }

    /**
     * Keys in the order in which they are tried.
     *
     * @param engine what checks the signatures
     * @throws IllegalArgumentException if one is neither an RSA key nor one on a curve that Kubernetes knows
     */
    public static ServiceAccountKeys of(List<PublicKey> keys, SignatureEngine engine) {
        return new ServiceAccountKeys(keys.stream()
                .map(key -> new ServiceAccountKey(KeyId.of(key), key, JwsKey.of(key, engine)))
                .toList());
    }

    /** The keys in order. */
    public List<PublicKey> publicKeys() {
        return all.stream().map(ServiceAccountKey::key).toList();
    }

    /** The ids of the keys, in order. */
    public List<String> ids() {
        return all.stream().map(ServiceAccountKey::id).toList();
    }

    /** The keys that may have signed a token with this {@code kid}; all of them if it has none. */
    List<ServiceAccountKey> forId(String id) {
        return id.isEmpty() ? all : byId.getOrDefault(id, List.of());
    }

    List<ServiceAccountKey> all() {
        return all;
    }

    @Override
    public String toString() {
        return "ServiceAccountKeys" + ids();
    }
}
