package io.github.kubeauthn.api;

import java.util.List;
import java.util.Map;

/**
 * Who a client is, as Kubernetes describes it ({@code user.Info}; {@code status.user} of a TokenReview). Immutable.
 *
 * @param name the user name; may be empty
 * @param uid the identifier that outlives a reuse of the name; empty if there is none
 * @param groups in the order in which the authenticator found them; may repeat
 * @param extra what the authenticator adds for authorizers and admission, by key; several values a key, in order
 */
public record UserInfo(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

    /** The name of whoever shows no credential. */
    public static final String ANONYMOUS = "system:anonymous";

    /** The group of everyone who was authenticated. */
    public static final String ALL_AUTHENTICATED = "system:authenticated";

    /** The group of everyone who was not. */
    public static final String ALL_UNAUTHENTICATED = "system:unauthenticated";

    /** The key of {@link #extra} under which an authenticator names the credential itself, never its secret. */
    public static final String CREDENTIAL_ID_KEY = "authentication.kubernetes.io/credential-id";

    public UserInfo {
        groups = List.copyOf(groups);
        extra = copyOf(extra);
    }

    public static UserInfo named(String name) {
        return new UserInfo(name, "", List.of(), Map.of());
    }

    public UserInfo withUid(String newUid) {
        return new UserInfo(name, newUid, groups, extra);
    }

    public UserInfo withGroups(List<String> newGroups) {
        return new UserInfo(name, uid, newGroups, extra);
    }

    public UserInfo withExtra(Map<String, List<String>> newExtra) {
        return new UserInfo(name, uid, groups, newExtra);
    }

    /** This user with one more group at the end. */
    public UserInfo plusGroup(String group) {
        String[] more = groups.toArray(new String[groups.size() + 1]);
        more[groups.size()] = group;
        return withGroups(List.of(more));
    }

    private static Map<String, List<String>> copyOf(Map<String, List<String>> extra) {
        if (extra instanceof ExtraValues) {
            return extra;
        }
        return extra.isEmpty() ? Map.of() : ExtraValues.of(extra);
    }
}
