package io.github.kubeauthn.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an answer carries beside the decision itself. Immutable.
 *
 * @param warnings for the client's {@code Warning} headers, in order
 * @param auditAnnotations for the audit event, by key
 */
public record Notices(List<String> warnings, Map<String, String> auditAnnotations) {

    private static final Notices NONE = new Notices(List.of(), Map.of());

    public Notices {
        warnings = List.copyOf(warnings);
        auditAnnotations = auditAnnotations.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(auditAnnotations));
    }

    public static Notices none() {
        return NONE;
    }

    public static Notices warning(String text) {
        return new Notices(List.of(text), Map.of());
    }

    public boolean isEmpty() {
        return warnings.isEmpty() && auditAnnotations.isEmpty();
    }

    /** These and then {@code later}; of two annotations with one key the first stays, as in an audit event. */
    public Notices and(Notices later) {
        if (later.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return later;
        }
        List<String> allWarnings = new ArrayList<>(warnings);
        allWarnings.addAll(later.warnings);
        Map<String, String> allAnnotations = new LinkedHashMap<>(auditAnnotations);
        later.auditAnnotations.forEach(allAnnotations::putIfAbsent);
        return new Notices(allWarnings, allAnnotations);
    }
}
