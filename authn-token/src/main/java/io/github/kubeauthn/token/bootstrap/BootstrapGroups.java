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
        List<String> extra = split(text);
        for (String group : extra) {
            if (!isValidExtra(group)) {
                return Optional.empty();
            }
        }
        if (extra.isEmpty()) {
            return Optional.of(List.of(DEFAULT));
        }
        if (extra.size() == 1) {
            return Optional.of(List.of(DEFAULT, extra.get(0)));
        }
        TreeSet<String> groups = new TreeSet<>(extra);
        groups.add(DEFAULT);
        return Optional.of(List.copyOf(groups));
    }

    private static List<String> split(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return text.indexOf(',') < 0 ? List.of(text) : List.of(text.split(",", -1));
    }

    /** Behind the prefix a to z, 0 to 9, colons and dashes, the last neither a colon nor a dash. */
    private static boolean isValidExtra(String group) {
        int length = group.length() - PREFIX.length();
        if (length < 1 || length > MAX_LENGTH_BEHIND_PREFIX || !group.startsWith(PREFIX)) {
            return false;
        }
        char last = group.charAt(group.length() - 1);
        return last != ':' && last != '-' && areAllowed(group, PREFIX.length());
    }

    private static boolean areAllowed(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ':' || c == '-';
    }
}
