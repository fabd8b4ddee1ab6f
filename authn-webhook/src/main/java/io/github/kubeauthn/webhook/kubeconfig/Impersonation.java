package io.github.kubeauthn.webhook.kubeconfig;

import java.util.List;
import java.util.Map;

/**
 * As whom requests are to be taken ({@code as}, {@code as-uid}, {@code as-groups}, {@code as-user-extra}).
 *
 * @param user empty if requests are to be taken as the user's own
 * @param uid may be empty
 * @param groups may be empty
 * @param extra may be empty
 */
public record Impersonation(String user, String uid, List<String> groups, Map<String, List<String>> extra) {

    public Impersonation {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }
}
