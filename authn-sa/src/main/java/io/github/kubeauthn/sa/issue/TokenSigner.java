package io.github.kubeauthn.sa.issue;

import io.github.kubeauthn.sa.text.GoJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes JWTs in compact serialization (RFC 7515 section 3.1). */
record TokenSigner(String issuer, SigningKey key) {

    String sign(TokenContent content) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key.algorithm().name());
        header.put("kid", key.verificationKey().keyId());
        String input = base64(GoJson.write(header)) + "." + base64(GoJson.write(content.claims(issuer)));
        byte[] signature = key.sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + base64(signature);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
