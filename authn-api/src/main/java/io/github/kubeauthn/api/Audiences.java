package io.github.kubeauthn.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Identifiers of the parties for which an authentication is meant, in order ({@code --api-audiences}, the {@code aud}
 * claim, {@code spec.audiences} of a TokenReview).
 *
 * @param values the audiences; may be empty, may repeat
 */
public record Audiences(List<String> values) {

    private static final Audiences NONE = new Audiences(List.of());

    public Audiences {
        values = List.copyOf(values);
    }

    /** No audience at all. */
    public static Audiences none() {
        return NONE;
    }

    public static Audiences of(String... values) {
        return of(List.of(values));
    }

    public static Audiences of(List<String> values) {
        return values.isEmpty() ? NONE : new Audiences(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public boolean contains(String audience) {
        return values.contains(audience);
    }

    /** Those of {@code targets} that are also here, in the order of {@code targets}. */
    public Audiences intersect(Audiences targets) {
        if (targets.isEmpty() || isEmpty()) {
            return NONE;
        }
        if (values.equals(targets.values)) {
            return targets;
        }
        List<String> common = new ArrayList<>(targets.values.size());
        for (String target : targets.values) {
            if (values.contains(target)) {
                common.add(target);
            }
        }
        return of(common);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
