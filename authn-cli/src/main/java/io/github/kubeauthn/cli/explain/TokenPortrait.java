package io.github.kubeauthn.cli.explain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What may be shown of a token: header and claims of a JWT, the id of a bootstrap token, the length of anything else; and what is
 * odd about its text.
 *
 * @param form what sort of token it seems to be
 * @param header the header of a JWT; null if it is none
 * @param claims its claims; null if it is none
 * @param oddities what people get wrong when they copy tokens, as far as it can be seen
 */
public record TokenPortrait(
        String form, @Nullable JsonNode header, @Nullable JsonNode claims, List<String> oddities) {

    private static final Pattern BOOTSTRAP = Pattern.compile("[a-z0-9]{6}\\.[a-z0-9]{16}");
    private static final Pattern JWT_START = Pattern.compile("eyJ[A-Za-z0-9_-]+\\..*");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 1 << 20;

    public TokenPortrait {
        oddities = List.copyOf(oddities);
    }

    static TokenPortrait of(String token) {
        String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        JsonNode header = parts.length == 3 ? json(parts[0]) : null;
        JsonNode claims = parts.length == 3 ? json(parts[1]) : null;
        return new TokenPortrait(formOf(token, header, claims), header, claims, odditiesOf(token, parts));
    }

    /** The {@code kid} of a JWT; empty if it has none. */
    Optional<String> keyId() {
        return header != null && header.path("kid").isString()
                ? Optional.of(header.path("kid").stringValue())
                : Optional.empty();
    }

    boolean isJwt() {
        return header != null && claims != null;
    }

    Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("form", form);
        keyId().ifPresent(id -> document.put("keyId", id));
        if (header != null) {
            document.put("header", plain(header));
        }
        if (claims != null) {
            document.put("claims", plain(claims));
        }
        if (!oddities.isEmpty()) {
            document.put("oddities", oddities);
        }
        return document;
    }

    private static Object plain(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }

    private static String formOf(String token, @Nullable JsonNode header, @Nullable JsonNode claims) {
        if (header != null && claims != null) {
            return "JWT";
        }
        if (BOOTSTRAP.matcher(token).matches()) {
            return "bootstrap token, id " + token.substring(0, token.indexOf('.'));
        }
        return "opaque, " + token.length() + " characters";
    }

    private static List<String> odditiesOf(String token, String[] parts) {
        List<String> oddities = new ArrayList<>();
        if (token.isEmpty()) {
            oddities.add("the token is empty");
        } else if (!token.equals(token.strip())) {
            oddities.add("there is white space around the token");
        } else if (token.chars().anyMatch(c -> c == '\n' || c == '\r' || c == ' ')) {
            oddities.add("the token has white space in it: it was broken into lines when it was copied");
        }
        String bare = token.strip();
        if (bare.startsWith("\"") || bare.startsWith("'")) {
            oddities.add("the token has quotes around it");
        }
        if (bare.regionMatches(true, 0, "Bearer ", 0, 7)) {
            oddities.add("the token begins with the word Bearer, which belongs into the header only once");
        }
        if (bare.startsWith("/") || bare.startsWith("~/") || bare.startsWith("file:")) {
            oddities.add("this is the name of a file and not what is in it: send the token that the file holds");
        }
        if (bare.startsWith("ZXlK")) {
            oddities.add("this is a JWT in base64 once more, as it stands in data of a Secret: decode it first"
                    + " (base64 -d), or read it with kubectl create token or kubectl describe secret");
        } else if (JWT_START.matcher(bare).matches() && parts.length == 2) {
            oddities.add("this is a JWT without its signature: something was cut off");
        } else if (bare.startsWith("eyJ") && parts.length == 5) {
            oddities.add("this is an encrypted JWT (JWE); Kubernetes takes signed ones only");
        } else if (bare.startsWith("-----BEGIN")) {
            oddities.add("this is PEM, a certificate or a key, and no token");
        } else if (bare.startsWith("ya29.") || bare.startsWith("gho_") || bare.startsWith("ghp_")) {
            oddities.add(
                    "this is an opaque access token of a cloud or a forge; an id_token (a JWT) is what Kubernetes takes");
        }
        return oddities;
    }

    private static @Nullable JsonNode json(String base64Url) {
        try {
            JsonNode node = JSON.readTree(new String(Base64.getUrlDecoder().decode(base64Url), StandardCharsets.UTF_8));
            return node.isObject() ? node : null;
        } catch (IllegalArgumentException | JacksonException e) {
            return null;
        }
    }
}
