package io.github.kubeauthn.sa.publish;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.sa.key.TokenAlgorithm;
import io.github.kubeauthn.x509.VerificationKey;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bouncycastle.util.BigIntegers;

/** Keys as JWKs (RFC 7517), their members in the order of go-jose. */
final class JsonWebKeys {

    private final List<Map<String, Object>> keys = new ArrayList<>();
    private final TreeSet<String> algorithms = new TreeSet<>();

    static JsonWebKeys of(List<VerificationKey> keys) {
        JsonWebKeys all = new JsonWebKeys();
        for (int i = 0; i < keys.size(); i++) {
            all.add(keys.get(i), i);
        }
        return all;
    }

    List<Map<String, Object>> keys() {
        return keys;
    }

    /** The algorithms of the keys, by name. */
    List<String> algorithms() {
        return List.copyOf(algorithms);
    }

    private void add(VerificationKey key, int index) {
        TokenAlgorithm algorithm = TokenAlgorithm.of(key.publicKey())
                .orElseThrow(() -> new InvalidConfigurationException(
                        "could not marshal issuer discovery JSON, error: error constructing JWK for key #" + index
                                + ": unknown private key curve, must be 256, 384, or 521"));
        algorithms.add(algorithm.name());
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("use", "sig");
        if (key.publicKey() instanceof RSAPublicKey rsa) {
            jwk.put("kty", "RSA");
            jwk.put("kid", key.keyId());
            jwk.put("alg", algorithm.name());
            jwk.put("n", unsigned(rsa.getModulus()));
            jwk.put("e", unsigned(rsa.getPublicExponent()));
        } else if (key.publicKey() instanceof ECPublicKey ec) {
            jwk.put("kty", "EC");
            jwk.put("kid", key.keyId());
            jwk.put("crv", algorithm.curve());
            jwk.put("alg", algorithm.name());
            jwk.put("x", coordinate(ec.getW().getAffineX(), algorithm));
            jwk.put("y", coordinate(ec.getW().getAffineY(), algorithm));
        }
        keys.add(jwk);
    }

    private static String unsigned(BigInteger number) {
        return base64(BigIntegers.asUnsignedByteArray(number));
    }

    private static String coordinate(BigInteger number, TokenAlgorithm algorithm) {
        return base64(BigIntegers.asUnsignedByteArray(algorithm.coordinateSize(), number));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
