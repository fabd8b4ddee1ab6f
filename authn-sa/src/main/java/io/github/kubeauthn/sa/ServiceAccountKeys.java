package io.github.kubeauthn.sa;

import io.github.kubeauthn.token.jose.JwsKey;
import io.github.kubeauthn.token.jose.SignatureEngine;
import io.github.kubeauthn.x509.VerificationKey;
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

    /** Keys in the order in which they are tried. */
    public static ServiceAccountKeys of(List<VerificationKey> keys) {
        return of(keys, SignatureEngine.builtIn());
    }

    /**
     * Keys in the order in which they are tried.
     *
     * @param engine what checks the signatures
     */
    public static ServiceAccountKeys of(List<VerificationKey> keys, SignatureEngine engine) {
        return new ServiceAccountKeys(keys.stream()
                .map(key -> new ServiceAccountKey(key, JwsKey.of(key.publicKey(), engine)))
                .toList());
    }

    /** The keys in order. */
    public List<VerificationKey> keys() {
        return all.stream().map(ServiceAccountKey::key).toList();
    }

    /** The keys that may have signed a token with this {@code kid}; all of them if it has none. */
    List<ServiceAccountKey> forId(String id) {
        return id.isEmpty() ? all : byId.getOrDefault(id, List.of());
    }

    @Override
    public String toString() {
        return "ServiceAccountKeys" + all.stream().map(ServiceAccountKey::id).toList();
    }
}
