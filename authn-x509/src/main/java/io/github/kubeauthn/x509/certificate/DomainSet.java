package io.github.kubeauthn.x509.certificate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Subtrees of domain names, found as Go finds them: sorted from the last label on, without those that lie within another,
 * so that a binary search hits the only one that can hold a name. Upper and lower case do not differ. A subtree with a
 * leading period holds only what has more labels.
 */
final class DomainSet {

    /** Sorted; a single empty one holds every name. */
    private final List<String> subtrees;

    /** What {@code *.rest} could stand for, by {@code .rest}; only where such a name must not. */
    private final Map<String, String> wildcards;

    private DomainSet(List<String> subtrees, Map<String, String> wildcards) {
        this.subtrees = subtrees;
        this.wildcards = wildcards;
    }

    static DomainSet permitting(List<String> domains) {
        return new DomainSet(sorted(domains), Map.of());
    }

    static DomainSet excluding(List<String> domains) {
        List<String> subtrees = sorted(domains);
        Map<String, String> wildcards = new HashMap<>();
        for (String subtree : subtrees) {
            String lower = subtree.toLowerCase(Locale.ROOT);
            int period = lower.indexOf('.');
            if (period >= 0) {
                wildcards.put(lower.substring(period), lower);
            }
        }
        return new DomainSet(subtrees, wildcards);
    }

    private static List<String> sorted(List<String> domains) {
        if (domains.contains("")) {
            return List.of("");
        }
        List<String> sorted = new ArrayList<>(domains);
        sorted.sort(DomainSet::compare);
        List<String> pruned = new ArrayList<>(sorted.size());
        for (String domain : sorted) {
            if (pruned.isEmpty() || !holds(pruned.get(pruned.size() - 1), domain)) {
                pruned.add(domain);
            }
        }
        return pruned;
    }

    /** The subtree that holds a name; null if none does. */
    @Nullable
    String subtreeOf(String name) {
        if (subtrees.get(0).isEmpty()) {
            return "";
        }
        int found = Collections.binarySearch(subtrees, name, DomainSet::compare);
        String candidate = subtrees.get(found >= 0 ? found : Math.max(0, -found - 2));
        if (found >= 0 || holds(candidate, name)) {
            return candidate;
        }
        return name.startsWith("*") ? wildcards.get(afterFirstLabel(name)) : null;
    }

    private static String afterFirstLabel(String name) {
        int period = name.indexOf('.');
        return period < 0 ? "" : name.substring(period).toLowerCase(Locale.ROOT);
    }

    /** Whether a subtree, not empty, holds a name or another subtree. */
    private static boolean holds(String subtree, String name) {
        int excess = name.length() - subtree.length();
        if (excess < 0 || !name.regionMatches(true, excess, subtree, 0, subtree.length())) {
            return false;
        }
        return excess == 0 || subtree.charAt(0) == '.' || name.charAt(excess - 1) == '.';
    }

    /** From the last character to the first; a period comes before all others, so that a subtree is one stretch. */
    private static int compare(String a, String b) {
        int i = a.length();
        int j = b.length();
        while (i > 0 && j > 0) {
            int difference = weight(a.charAt(--i)) - weight(b.charAt(--j));
            if (difference != 0) {
                return difference;
            }
        }
        return i - j;
    }

    private static int weight(char c) {
        if (c == '.') {
            return 0;
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
}
