package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimMappings;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimOrExpression;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimValidationRule;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ExtraMapping;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.PrefixedClaimOrExpression;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.UserValidationRule;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Compilation;
import io.github.kubeauthn.oidc.expression.Compilation.Compiled;
import io.github.kubeauthn.oidc.expression.Expression;
import io.github.kubeauthn.oidc.expression.ExpressionCompiler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kube-apiserver demands of the rules of one issuer, compiling their expressions on the way. For one issuer. */
final class RuleValidation {

    private static final String EMAIL_UNVERIFIED =
            "claims.email_verified must be used in claimMappings.username.expression"
                    + " or claimMappings.extra[*].valueExpression or claimValidationRules[*].expression"
                    + " when claims.email is used in claimMappings.username.expression";

    private final ExpressionCompiler compiler;
    private final FieldErrors errors;
    private boolean usesEmail;
    private boolean usesEmailVerified;

    RuleValidation(ExpressionCompiler compiler, FieldErrors errors) {
        this.compiler = compiler;
        this.errors = errors;
    }

    CompiledRules validate(JwtAuthenticatorConfiguration jwt, FieldPath path) {
        List<CompiledRules.Rule<Claims>> claimRules =
                claimRules(jwt.claimValidationRules(), path.child("claimValidationRules"));
        FieldPath mappingsPath = path.child("claimMappings");
        ClaimMappings mappings = jwt.claimMappings();
        Expression<Claims> username = username(mappings.username(), mappingsPath.child("username"));
        Expression<Claims> groups = prefixedClaimOrExpression(mappings.groups(), mappingsPath.child("groups"));
        Expression<Claims> uid = uid(mappings.uid(), mappingsPath.child("uid"));
        List<CompiledRules.Extra> extra = extra(mappings.extra(), mappingsPath.child("extra"));
        if (usesEmail && !usesEmailVerified) {
            errors.invalid(
                    mappingsPath.child("username").child("expression"),
                    mappings.username().expression(),
                    EMAIL_UNVERIFIED);
        }
        List<CompiledRules.Rule<UserInfo>> userRules =
                userRules(jwt.userValidationRules(), path.child("userValidationRules"));
        return new CompiledRules(username, groups, uid, extra, claimRules, userRules);
    }

    private List<CompiledRules.Rule<Claims>> claimRules(List<ClaimValidationRule> rules, FieldPath rulesPath) {
        Set<String> seenClaims = new HashSet<>();
        Set<String> seenExpressions = new HashSet<>();
        List<CompiledRules.Rule<Claims>> compiled = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            ClaimValidationRule rule = rules.get(i);
            FieldPath path = rulesPath.index(i);
            boolean byClaim = !rule.claim().isEmpty();
            boolean byExpression = !rule.expression().isEmpty();
            if (byClaim && byExpression) {
                errors.invalid(path, rule.claim(), "claim and expression can't both be set");
            } else if (byClaim) {
                requireOnlyClaim(rule, path, seenClaims);
            } else if (byExpression) {
                Expression<Claims> expression = claimRule(rule, path, seenExpressions);
                if (expression != null) {
                    compiled.add(new CompiledRules.Rule<>(rule.expression(), rule.message(), expression));
                }
            } else {
                errors.required(path, "claim or expression is required");
            }
        }
        return compiled;
    }

    private void requireOnlyClaim(ClaimValidationRule rule, FieldPath path, Set<String> seenClaims) {
        if (!rule.message().isEmpty()) {
            errors.invalid(path.child("message"), rule.message(), "may not be specified when claim is set");
        }
        if (!seenClaims.add(rule.claim())) {
            errors.duplicate(path.child("claim"), rule.claim());
        }
    }

    private @Nullable Expression<Claims> claimRule(
            ClaimValidationRule rule, FieldPath path, Set<String> seenExpressions) {
        if (!rule.requiredValue().isEmpty()) {
            errors.invalid(
                    path.child("requiredValue"), rule.requiredValue(), "may not be specified when expression is set");
        }
        if (!seenExpressions.add(rule.expression())) {
            errors.duplicate(path.child("expression"), rule.expression());
            return null;
        }
        Expression<Claims> expression = condition(
                compiler.compileClaimsExpression(rule.expression()), rule.expression(), path.child("expression"));
        usesEmailVerified |= usesEmailVerified(expression);
        return expression;
    }

    private @Nullable Expression<Claims> username(PrefixedClaimOrExpression mapping, FieldPath path) {
        if (mapping.claim().isEmpty() && mapping.expression().isEmpty()) {
            errors.required(path, "claim or expression is required");
            return null;
        }
        int before = errors.messages().size();
        Expression<Claims> expression = prefixedClaimOrExpression(mapping, path);
        if (expression != null && errors.messages().size() == before) {
            usesEmail = expression.selectsClaim("email");
            usesEmailVerified |= usesEmailVerified(expression);
        }
        return expression;
    }

    private @Nullable Expression<Claims> prefixedClaimOrExpression(PrefixedClaimOrExpression mapping, FieldPath path) {
        boolean byClaim = !mapping.claim().isEmpty();
        boolean byExpression = !mapping.expression().isEmpty();
        if (byClaim && byExpression) {
            errors.invalid(path, "", "claim and expression can't both be set");
        } else if (byExpression) {
            String prefix = mapping.prefix();
            if (prefix != null) {
                errors.invalid(path.child("prefix"), prefix, "may not be specified when expression is set");
            }
            return mapping(mapping.expression(), path.child("expression"));
        } else if (byClaim && mapping.prefix() == null) {
            errors.required(
                    path.child("prefix"),
                    "prefix is required when claim is set. It can be set to an empty string to disable prefixing");
        }
        return null;
    }

    private @Nullable Expression<Claims> uid(ClaimOrExpression mapping, FieldPath path) {
        if (mapping.expression().isEmpty()) {
            return null;
        }
        if (!mapping.claim().isEmpty()) {
            errors.invalid(path, "", "claim and expression can't both be set");
            return null;
        }
        return mapping(mapping.expression(), path.child("expression"));
    }

    private List<CompiledRules.Extra> extra(List<ExtraMapping> mappings, FieldPath extraPath) {
        Set<String> seenKeys = new HashSet<>();
        List<CompiledRules.Extra> compiled = new ArrayList<>();
        for (int i = 0; i < mappings.size(); i++) {
            ExtraMapping mapping = mappings.get(i);
            FieldPath keyPath = extraPath.index(i).child("key");
            FieldPath expressionPath = extraPath.index(i).child("valueExpression");
            ExtraKey.validate(mapping.key(), keyPath, errors);
            if (!seenKeys.add(mapping.key())) {
                errors.duplicate(keyPath, mapping.key());
            } else if (mapping.valueExpression().isEmpty()) {
                errors.required(expressionPath, "");
            } else {
                Expression<Claims> expression = mapping(mapping.valueExpression(), expressionPath);
                if (expression != null) {
                    usesEmailVerified |= usesEmailVerified(expression);
                    compiled.add(new CompiledRules.Extra(mapping.key(), mapping.valueExpression(), expression));
                }
            }
        }
        return compiled;
    }

    private List<CompiledRules.Rule<UserInfo>> userRules(List<UserValidationRule> rules, FieldPath rulesPath) {
        Set<String> seenExpressions = new HashSet<>();
        List<CompiledRules.Rule<UserInfo>> compiled = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String text = rules.get(i).expression();
            FieldPath path = rulesPath.index(i).child("expression");
            if (text.isEmpty()) {
                errors.required(path, "");
            } else if (!seenExpressions.add(text)) {
                errors.duplicate(path, text);
            } else {
                Expression<UserInfo> expression = condition(compiler.compileUserExpression(text), text, path);
                if (expression != null) {
                    compiled.add(new CompiledRules.Rule<>(text, rules.get(i).message(), expression));
                }
            }
        }
        return compiled;
    }

    /** An expression that may yield anything: what it yields is judged when it is evaluated. */
    private @Nullable Expression<Claims> mapping(String text, FieldPath path) {
        return compiled(compiler.compileClaimsExpression(text), text, path);
    }

    /** An expression that must yield a boolean. */
    private <T> @Nullable Expression<T> condition(Compilation<T> compilation, String text, FieldPath path) {
        Expression<T> expression = compiled(compilation, text, path);
        if (expression != null && !expression.yieldsBoolean()) {
            errors.invalid(path, text, "must evaluate to bool");
            return null;
        }
        return expression;
    }

    private <T> @Nullable Expression<T> compiled(Compilation<T> compilation, String text, FieldPath path) {
        if (compilation instanceof Compiled<T> compiled) {
            return compiled.expression();
        }
        if (compilation instanceof Compilation.Invalid<T> invalid) {
            errors.invalid(path, text, invalid.detail());
        } else if (compilation instanceof Compilation.Unusable<T> unusable) {
            errors.internal(path, unusable.detail());
        }
        return null;
    }

    private static boolean usesEmailVerified(@Nullable Expression<Claims> expression) {
        return expression != null && expression.selectsClaim("email_verified");
    }
}
