package com.example.apikey;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows API keys, which travel as bearer tokens: {@code key_ID_SECRET}. Of a secret it keeps the SHA-256 alone, so secrets have to
 * be long and random. Safe for use by many threads at once.
 */
public class ApiKeyAuthenticator implements Authenticator<BearerToken> {

    private static final String PREFIX = "key_";

    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();

    private record ApiKey(byte[] digest, UserInfo owner) {}

    /** Knows a key from now on. */
    public void add(String id, String secret, UserInfo owner) {
        keys.put(id, new ApiKey(digest(secret), owner));
    }

    /** No longer knows a key. */
    public void revoke(String id) {
        keys.remove(id);
    }

    @Override
    public AuthenticationResult authenticate(BearerToken credential) {
        String token = credential.token();
        if (!token.startsWith(PREFIX)) {
            credential.trace().note(() -> "the token does not begin with " + PREFIX);
            return AuthenticationResult.noOpinion();
        }
        int secret = token.indexOf('_', PREFIX.length()) + 1;
        if (secret == 0) {
            return Failed.refused("the API key has no secret");
        }
        ApiKey key = keys.get(token.substring(PREFIX.length(), secret - 1));
        if (key == null || !MessageDigest.isEqual(key.digest, digest(token.substring(secret)))) {
            return Failed.refused("the API key is unknown or was revoked");
        }
        return Authenticated.as(key.owner);
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
