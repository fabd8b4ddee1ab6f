package io.github.kubeauthn.cli.credential;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.cli.document.ApiObjects;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new bootstrap token and the Secret that makes it good. */
public final class BootstrapSecret {

    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String GROUP_PREFIX = "system:bootstrappers:";

    private final String id;
    private final String secret;
    private final Map<String, String> data = new LinkedHashMap<>();

    private BootstrapSecret(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * Another one each time.
     *
     * @throws InvalidConfigurationException if a group is not one that such a token may be in
     */
    public static BootstrapSecret random(Instant expiration, List<String> groups, @Nullable String description) {
        for (String group : groups) {
            if (!group.matches("system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]")) {
                throw new InvalidConfigurationException("--group: " + group + ": must begin with " + GROUP_PREFIX
                        + " and go on with a to z, 0 to 9, colons and dashes");
            }
        }
        SecureRandom random = new SecureRandom();
        BootstrapSecret made = new BootstrapSecret(characters(random, 6), characters(random, 16));
        if (description != null) {
            made.data.put("description", description);
        }
        made.data.put("token-id", made.id);
        made.data.put("token-secret", made.secret);
        made.data.put("expiration", expiration.truncatedTo(ChronoUnit.SECONDS).toString());
        made.data.put("usage-bootstrap-authentication", "true");
        made.data.put("usage-bootstrap-signing", "true");
        if (!groups.isEmpty()) {
            made.data.put("auth-extra-groups", String.join(",", groups));
        }
        return made;
    }

    /** The token itself. */
    public String token() {
        return id + "." + secret;
    }

    /** The Secret. */
    public Map<String, Object> toDocument() {
        Map<String, Object> object = ApiObjects.object("v1", "Secret");
        object.put("metadata", Map.of("name", "bootstrap-token-" + id, "namespace", "kube-system"));
        object.put("type", "bootstrap.kubernetes.io/token");
        object.put("stringData", data);
        return object;
    }

    private static String characters(SecureRandom random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "BootstrapSecret[" + id + "]";
    }
}
