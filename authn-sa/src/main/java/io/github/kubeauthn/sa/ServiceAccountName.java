package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.UserInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a service account, and of the user that it is.
 *
 * @param namespace its namespace
 * @param name its name there
 */
public record ServiceAccountName(String namespace, String name) {

    private static final String USER_PREFIX = "system:serviceaccount:";
    private static final String ALL_GROUP = "system:serviceaccounts";
    private static final int MAX_LABEL = 63;
    private static final int MAX_SUBDOMAIN = 253;

    /** The service account that is a user; empty if the user is none, or its name is not one that Kubernetes would give. */
    public static Optional<ServiceAccountName> ofUser(String userName) {
        if (!userName.startsWith(USER_PREFIX)) {
            return Optional.empty();
        }
        int separator = userName.indexOf(':', USER_PREFIX.length());
        if (separator < 0) {
            return Optional.empty();
        }
        ServiceAccountName parts = new ServiceAccountName(
                userName.substring(USER_PREFIX.length(), separator), userName.substring(separator + 1));
        return isLabel(parts.namespace) && isSubdomain(parts.name) ? Optional.of(parts) : Optional.empty();
    }

    /** The user name, {@code system:serviceaccount:NAMESPACE:NAME}. */
    public String userName() {
        return USER_PREFIX + namespace + ":" + name;
    }

    /** The groups of the user: all service accounts, and all of the namespace. */
    public List<String> groups() {
        return List.of(ALL_GROUP, ALL_GROUP + ":" + namespace);
    }

    UserInfo user(String uid, Map<String, List<String>> extra) {
        return new UserInfo(userName(), uid, groups(), extra);
    }

    /** RFC 1123 in lower case, as Kubernetes has it for namespaces. */
    private static boolean isLabel(String text) {
        return text.length() <= MAX_LABEL && areLabels(text, false);
    }

    private static boolean isSubdomain(String text) {
        return text.length() <= MAX_SUBDOMAIN && areLabels(text, true);
    }

    /** Letters, digits and hyphens, neither first nor last a hyphen; several such words with dots between them, if allowed. */
    private static boolean areLabels(String text, boolean several) {
        char before = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    c == '.' ? several && isAlphanumeric(before) : isAlphanumeric(c) || c == '-' && before != '.';
            if (!fits) {
                return false;
            }
            before = c;
        }
        return isAlphanumeric(before);
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
