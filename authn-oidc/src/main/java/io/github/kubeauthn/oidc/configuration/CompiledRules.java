package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compiled expressions of one issuer. What the issuer maps or checks by a claim's name is not here.
 *
 * @param username yields the user's name; null if a claim does
 * @param groups yields the groups; null if a claim does, or nothing
 * @param uid yields the uid; null if a claim does, or nothing
 * @param extra in order
 * @param claimRules must all yield true, in order
 * @param userRules must all yield true, in order
 */
public record CompiledRules(
        @Nullable Expression<Claims> username,
        @Nullable Expression<Claims> groups,
        @Nullable Expression<Claims> uid,
        List<Extra> extra,
        List<Rule<Claims>> claimRules,
        List<Rule<UserInfo>> userRules) {

    public CompiledRules {
        extra = List.copyOf(extra);
        claimRules = List.copyOf(claimRules);
        userRules = List.copyOf(userRules);
    }

    /** Whether any expression looks at the claims. */
    public boolean readClaims() {
        return username != null || groups != null || uid != null || !extra.isEmpty() || !claimRules.isEmpty();
    }

    /**
     * What yields the values of one key of a user's extra.
     *
     * @param key the key
     * @param text the expression as it was written
     * @param expression yields a string or a list of strings
     */
    public record Extra(String key, String text, Expression<Claims> expression) {}

    /**
     * What must yield true.
     *
     * @param text the expression as it was written
     * @param message what to say where it does not; may be empty
     * @param expression yields a boolean
     * @param <T> what it is about
     */
    public record Rule<T>(String text, String message, Expression<T> expression) {}
}
