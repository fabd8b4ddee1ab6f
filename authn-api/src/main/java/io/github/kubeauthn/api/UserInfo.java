package io.github.kubeauthn.api;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        if (extra instanceof Extra) {
            return extra;
        }
        if (extra.isEmpty()) {
            return Map.of();
        }
        if (extra.size() == 1) {
            Map.Entry<String, List<String>> only = extra.entrySet().iterator().next();
            return Map.of(only.getKey(), List.copyOf(only.getValue()));
        }
        return new Extra(extra);
    }

    /** An immutable copy in order, known as such: every further group would have it copied again. */
    private static final class Extra extends AbstractMap<String, List<String>> {

        private final Map<String, List<String>> values;

        private Extra(Map<String, List<String>> original) {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            original.forEach((key, values) -> copy.put(key, List.copyOf(values)));
            this.values = Collections.unmodifiableMap(copy);
        }

        @Override
        public Set<Entry<String, List<String>>> entrySet() {
            return values.entrySet();
        }

        @Override
        public @Nullable List<String> get(@Nullable Object key) {
            return values.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return values.containsKey(key);
        }
    }
}
