package io.github.kubeauthn.oidc.server;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** RSA keys that sign tokens, made once for all tests. */
public enum TestKeys {
    FIRST,
    SECOND;

    private final KeyPair pair;

    TestKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public PublicKey publicKey() {
        return pair.getPublic();
    }

    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** The public key as JSON (RFC 7517). */
    public String jwk(String keyId) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"kty\":\"RSA\",\"kid\":\"" + keyId + "\",\"n\":\"" + base64Url(key.getModulus()) + "\",\"e\":\""
                + base64Url(key.getPublicExponent()) + "\"}";
    }

    /** A token with this header and payload. */
    public String sign(String header, String payload) {
        String input = base64Url(header) + "." + base64Url(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64Url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with this payload that names the key. */
    public String token(String keyId, String payload) {
        return sign("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}", payload);
    }

    private static String base64Url(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return base64Url(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private static String base64Url(String text) {
        return base64Url(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
