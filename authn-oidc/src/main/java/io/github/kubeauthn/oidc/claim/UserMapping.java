package io.github.kubeauthn.oidc.claim;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.configuration.CompiledRules;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimMappings;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimValidationRule;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Evaluation;
import io.github.kubeauthn.oidc.expression.Evaluation.Bool;
import io.github.kubeauthn.oidc.expression.Evaluation.Failed;
import io.github.kubeauthn.oidc.expression.Evaluation.Null;
import io.github.kubeauthn.oidc.expression.Evaluation.Text;
import io.github.kubeauthn.oidc.expression.Evaluation.Texts;
import io.github.kubeauthn.oidc.expression.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the claims of one issuer's tokens become users: the user is put together first, then judged, in the order of
 * kube-apiserver, so that of several faults the same one is told. Immutable.
 */
public final class UserMapping {

    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";

    private final ClaimMappings mappings;
    private final List<ClaimValidationRule> requiredClaims;
    private final CompiledRules rules;

    /**
     * A mapping by a configuration that was checked.
     *
     * @param rules its compiled expressions
     */
    public UserMapping(JwtAuthenticatorConfiguration configuration, CompiledRules rules) {
        this.mappings = configuration.claimMappings();
        this.requiredClaims = configuration.claimValidationRules().stream()
                .filter(rule -> !rule.claim().isEmpty())
                .toList();
        this.rules = rules;
    }

    /** The user of whom the claims speak, or why they do not speak of an acceptable one. */
    public Outcome<UserInfo> map(ClaimSet claims) {
        Claims forExpressions = rules.readClaims() ? claims.forExpressions() : Claims.of(Map.of());
        Outcome<String> username = username(claims, forExpressions);
        if (username instanceof Problem<String> problem) {
            return problem.as("");
        }
        Outcome<List<String>> groups = groups(claims, forExpressions);
        if (groups instanceof Problem<List<String>> problem) {
            return problem.as("");
        }
        Outcome<String> uid = uid(claims, forExpressions);
        if (uid instanceof Problem<String> problem) {
            return problem.as("");
        }
        Outcome<Map<String, List<String>>> extra = extra(claims, forExpressions);
        if (extra instanceof Problem<Map<String, List<String>>> problem) {
            return problem.as("");
        }
        UserInfo user = new UserInfo(value(username), value(uid), value(groups), value(extra));
        Optional<String> objection = objection(claims, forExpressions, user);
        return objection.isPresent() ? new Problem<>(objection.get()) : new Success<>(user);
    }

    private Outcome<String> username(ClaimSet claims, Claims forExpressions) {
        if (rules.username() != null) {
            Outcome<String> username =
                    string(rules.username(), mappings.username().expression(), forExpressions, "username");
            boolean empty = username instanceof Success<String> success
                    && success.value().isEmpty();
            return empty ? new Problem<>("oidc: empty username via CEL expression is not allowed") : username;
        }
        String claim = mappings.username().claim();
        Outcome<String> username = claims.string(claim);
        if (username instanceof Problem<String> problem) {
            return problem.as("oidc: parse username claims " + GoQuoted.string(claim) + ": ");
        }
        if (claim.equals(EMAIL) && claims.has(EMAIL_VERIFIED)) {
            Outcome<Boolean> verified = claims.bool(EMAIL_VERIFIED);
            if (verified instanceof Problem<Boolean> problem) {
                return problem.as("oidc: parse 'email_verified' claim: ");
            }
            if (!value(verified)) {
                return new Problem<>("oidc: email not verified");
            }
        }
        String prefix = mappings.username().prefix();
        return prefix == null || prefix.isEmpty() ? username : new Success<>(prefix + value(username));
    }

    private Outcome<List<String>> groups(ClaimSet claims, Claims forExpressions) {
        String claim = mappings.groups().claim();
        if (!claim.isEmpty() && claims.has(claim)) {
            Outcome<List<String>> groups = claims.strings(claim);
            if (groups instanceof Problem<List<String>> problem) {
                return problem.as("oidc: parse groups claim " + GoQuoted.string(claim) + ": ");
            }
            String prefix = mappings.groups().prefix();
            return prefix == null || prefix.isEmpty()
                    ? groups
                    : new Success<>(value(groups).stream().map(prefix::concat).toList());
        }
        if (rules.groups() == null) {
            return new Success<>(List.of());
        }
        Evaluation evaluation = rules.groups().evaluate(forExpressions);
        Outcome<List<String>> groups = strings(evaluation, mappings.groups().expression());
        return groups instanceof Problem<List<String>> problem
                ? problem.as("oidc: error evaluating group claim expression: ")
                : groups;
    }

    private Outcome<String> uid(ClaimSet claims, Claims forExpressions) {
        String claim = mappings.uid().claim();
        if (!claim.isEmpty()) {
            Outcome<String> uid = claims.string(claim);
            return uid instanceof Problem<String> problem
                    ? problem.as("oidc: parse uid claim " + GoQuoted.string(claim) + ": ")
                    : uid;
        }
        return rules.uid() == null
                ? new Success<>("")
                : string(rules.uid(), mappings.uid().expression(), forExpressions, "uid");
    }

    private Outcome<Map<String, List<String>>> extra(ClaimSet claims, Claims forExpressions) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        if (claims.string("jti") instanceof Success<String> jti && !jti.value().isEmpty()) {
            extra.put(UserInfo.CREDENTIAL_ID_KEY, List.of("JTI=" + jti.value()));
        }
        if (rules.extra().isEmpty()) {
            return new Success<>(extra);
        }
        // All expressions are evaluated before any value is judged, so an error of a later one is told first.
        List<Evaluation> evaluations = rules.extra().stream()
                .map(mapping -> mapping.expression().evaluate(forExpressions))
                .toList();
        for (int i = 0; i < evaluations.size(); i++) {
            if (evaluations.get(i) instanceof Failed failed) {
                return new Problem<>(failure(rules.extra().get(i).text(), failed));
            }
        }
        for (int i = 0; i < evaluations.size(); i++) {
            CompiledRules.Extra mapping = rules.extra().get(i);
            Outcome<List<String>> values = strings(evaluations.get(i), mapping.text());
            if (values instanceof Problem<List<String>> problem) {
                return problem.as("oidc: error evaluating extra claim expression: " + mapping.text() + ": ");
            }
            if (!value(values).isEmpty()) {
                extra.put(mapping.key(), value(values));
            }
        }
        return new Success<>(extra);
    }

    private Optional<String> objection(ClaimSet claims, Claims forExpressions, UserInfo user) {
        for (ClaimValidationRule required : requiredClaims) {
            Optional<String> objection = objection(claims, required);
            if (objection.isPresent()) {
                return objection;
            }
        }
        Optional<String> objection = objection(rules.claimRules(), forExpressions)
                .map(problem -> "oidc: error evaluating claim validation expression: " + problem);
        return objection.isPresent()
                ? objection
                : objection(rules.userRules(), user)
                        .map(problem -> "oidc: error evaluating user info validation rule: " + problem);
    }

    private static Optional<String> objection(ClaimSet claims, ClaimValidationRule required) {
        String name = required.claim();
        if (!claims.has(name)) {
            return Optional.of("oidc: required claim " + name + " not present in ID token");
        }
        Outcome<String> claim = claims.string(name);
        if (claim instanceof Problem<String> problem) {
            return Optional.of("oidc: parse claim " + name + ": " + problem.message());
        }
        return value(claim).equals(required.requiredValue())
                ? Optional.empty()
                : Optional.of("oidc: required claim " + name + " value does not match. Got = " + value(claim)
                        + ", want = " + required.requiredValue());
    }

    /** The first rule that does not yield true; where one cannot be evaluated, that is told before any that yields false. */
    private static <T> Optional<String> objection(List<CompiledRules.Rule<T>> rules, T subject) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        List<Evaluation> evaluations =
                rules.stream().map(rule -> rule.expression().evaluate(subject)).toList();
        for (int i = 0; i < rules.size(); i++) {
            if (evaluations.get(i) instanceof Failed failed) {
                return Optional.of(failure(rules.get(i).text(), failed));
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            if (!(evaluations.get(i) instanceof Bool bool)) {
                return Optional.of("validation expression must return a boolean");
            }
            if (!bool.value()) {
                CompiledRules.Rule<T> rule = rules.get(i);
                return Optional.of("validation expression '" + rule.text() + "' failed: " + rule.message());
            }
        }
        return Optional.empty();
    }

    private static Outcome<String> string(Expression<Claims> expression, String text, Claims claims, String what) {
        String context = "oidc: error evaluating " + what + " claim expression: ";
        Evaluation evaluation = expression.evaluate(claims);
        if (evaluation instanceof Text result) {
            return new Success<>(result.value());
        }
        return new Problem<>(context
                + (evaluation instanceof Failed failed
                        ? failure(text, failed)
                        : what + " claim expression must return a string"));
    }

    /** A string or a list of strings, without empty ones; null is no string at all. */
    private static Outcome<List<String>> strings(Evaluation evaluation, String text) {
        if (evaluation instanceof Texts texts) {
            return new Success<>(
                    texts.values().stream().filter(value -> !value.isEmpty()).toList());
        }
        if (evaluation instanceof Text single) {
            return new Success<>(single.value().isEmpty() ? List.of() : List.of(single.value()));
        }
        if (evaluation instanceof Null) {
            return new Success<>(List.of());
        }
        return new Problem<>(
                evaluation instanceof Failed failed
                        ? failure(text, failed)
                        : "expression must return a string or a list of strings");
    }

    private static String failure(String text, Failed failed) {
        return "expression '" + text + "' resulted in error: " + failed.message();
    }

    private static <T> T value(Outcome<T> outcome) {
        return ((Success<T>) outcome).value();
    }
}
