package io.github.kubeauthn.testkit.token;

import io.github.kubeauthn.testkit.json.Json;
import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.testkit.pki.Pem;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key that signs tokens, with the id by which they name it. Immutable, safe for use by many threads; the private key never
 * shows in {@link #toString()}.
 */
public final class SigningKey {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final String keyId;
    private final Algorithm algorithm;

    private SigningKey(KeyPair keys, String keyId) {
        this.keys = keys;
        this.keyId = keyId;
        this.algorithm = Algorithm.of(keys.getPublic());
    }

    /** A new key for ES256, made in less than a millisecond. */
    public static SigningKey p256() {
        return of(KeyPairs.p256());
    }

    /** A new key for RS256, of 2048 bits, which takes a tenth of a second and more. */
    public static SigningKey rsa() {
        return of(KeyPairs.rsa(2048));
    }

    /** A key whose id is the one that Kubernetes gives it: the SHA-256 of the public key, base64url. */
    public static SigningKey of(KeyPair keys) {
        return new SigningKey(keys, kubernetesKeyId(keys.getPublic()));
    }

    /** A key of a file, of kubeadm's {@code sa.key} for example: PKCS #8, PKCS #1 or SEC 1; its id is the one of Kubernetes. */
    public static SigningKey parse(String privatePem) {
        return of(Pem.keyPair(privatePem));
    }

    /** The same key by another id. */
    public SigningKey named(String newKeyId) {
        return new SigningKey(keys, newKeyId);
    }

    /** What tokens have in their {@code kid}. */
    public String keyId() {
        return keyId;
    }

    public KeyPair keys() {
        return keys;
    }

    /** The public key, PEM: what goes into {@code --service-account-key-file}. */
    public String publicPem() {
        return Pem.of(keys.getPublic());
    }

    /** The private key, PEM (PKCS #8): what goes into {@code --service-account-signing-key-file}. */
    public String privatePem() {
        return Pem.of(keys.getPrivate());
    }

    /** The public key as JSON (RFC 7517), with its id and algorithm. */
    public String jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        if (keys.getPublic() instanceof RSAPublicKey rsa) {
            jwk.put("kty", "RSA");
            jwk.put("n", base64(unsigned(rsa.getModulus(), 0)));
            jwk.put("e", base64(unsigned(rsa.getPublicExponent(), 0)));
        } else if (keys.getPublic() instanceof ECPublicKey ec) {
            int length = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
            jwk.put("kty", "EC");
            jwk.put("crv", algorithm.curve);
            jwk.put("x", base64(unsigned(ec.getW().getAffineX(), length)));
            jwk.put("y", base64(unsigned(ec.getW().getAffineY(), length)));
        }
        jwk.put("kid", keyId);
        jwk.put("alg", algorithm.name());
        jwk.put("use", "sig");
        return Json.write(jwk);
    }

    /** A token with just these claims, in their order, and the header that goes with the key. */
    public String sign(Map<String, ?> claims) {
        return sign(Json.write(claims));
    }

    /** A token with this payload, JSON or not, and the header that goes with the key. */
    public String sign(String payload) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.name());
        header.put("kid", keyId);
        return sign(Json.write(header), payload);
    }

    /** A token with this header and this payload, whatever they are: only the signature is right. */
    public String sign(String header, String payload) {
        String input = base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(payload.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance(algorithm.jcaName);
            signature.initSign(keys.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + keyId + " cannot sign", e);
        }
    }

    private static String kubernetesKeyId(PublicKey key) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        int zeros = signed.length > 1 && signed[0] == 0 ? 1 : 0;
        int digits = signed.length - zeros;
        byte[] bytes = new byte[Math.max(length, digits)];
        System.arraycopy(signed, zeros, bytes, bytes.length - digits, digits);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }

    private enum Algorithm {
        RS256("SHA256withRSA", ""),
        ES256("SHA256withECDSAinP1363Format", "P-256"),
        ES384("SHA384withECDSAinP1363Format", "P-384"),
        ES512("SHA512withECDSAinP1363Format", "P-521");

        private final String jcaName;
        private final String curve;

        Algorithm(String jcaName, String curve) {
            this.jcaName = jcaName;
            this.curve = curve;
        }

        private static Algorithm of(PublicKey key) {
            if (key instanceof RSAPublicKey) {
                return RS256;
            }
            if (key instanceof ECPublicKey ec) {
                return switch (ec.getParams().getCurve().getField().getFieldSize()) {
                    case 256 -> ES256;
                    case 384 -> ES384;
                    case 521 -> ES512;
                    default -> throw new IllegalArgumentException("no JWT algorithm goes with this curve");
                };
            }
            throw new IllegalArgumentException("no JWT algorithm goes with a key for " + key.getAlgorithm());
        }
    }
}
