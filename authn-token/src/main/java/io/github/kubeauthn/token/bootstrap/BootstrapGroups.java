package io.github.kubeauthn.token.bootstrap;

import io.github.kubeauthn.token.cluster.Secret;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The groups of whoever has a bootstrap token. */
final class BootstrapGroups {

    static final String KEY = "auth-extra-groups";

    private static final String DEFAULT = "system:bootstrappers";
    private static final String PREFIX = DEFAULT + ":";
    private static final int MAX_LENGTH_BEHIND_PREFIX = 256;

    private BootstrapGroups() {}

    /** The group of all bootstrappers and those that the Secret adds, sorted; empty if it adds one that it must not. */
    static Optional<List<String>> of(Secret secret) {
        String text = secret.text(KEY);
        List<String> extra = text.isEmpty() ? List.of() : List.of(text.split(",", -1));
        if (!extra.stream().allMatch(BootstrapGroups::isValidExtra)) {
            return Optional.empty();
        }
        TreeSet<String> groups = new TreeSet<>(extra);
        groups.add(DEFAULT);
        return Optional.of(List.copyOf(groups));
    }

    /** Behind the prefix a to z, 0 to 9, colons and dashes, the last neither a colon nor a dash. */
    private static boolean isValidExtra(String group) {
        int length = group.length() - PREFIX.length();
        if (length < 1 || length > MAX_LENGTH_BEHIND_PREFIX || !group.startsWith(PREFIX)) {
            return false;
        }
        char last = group.charAt(group.length() - 1);
        return last != ':' && last != '-' && group.chars().skip(PREFIX.length()).allMatch(BootstrapGroups::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ':' || c == '-';
    }
}
