package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What kube-apiserver demands of a whole configuration ({@code ValidateAuthenticationConfiguration}). */
final class ConfigurationValidation {

    private ConfigurationValidation() {}

    static ConfigurationCheck check(AuthenticationConfiguration configuration, CheckOptions options) {
        FieldErrors errors = new FieldErrors();
        FieldPath root = FieldPath.ROOT.child("jwt");
        List<JwtAuthenticatorConfiguration> jwt = configuration.jwt();
        if (jwt.size() > AuthenticationConfiguration.MAX_ISSUERS) {
            errors.tooMany(root, jwt.size(), AuthenticationConfiguration.MAX_ISSUERS);
            return new ConfigurationCheck(configuration, errors.messages(), List.of());
        }
        List<CompiledRules> rules = new ArrayList<>();
        Set<String> seenUrls = new HashSet<>();
        Set<String> seenDiscoveryUrls = new HashSet<>();
        for (int i = 0; i < jwt.size(); i++) {
            FieldPath path = root.index(i);
            rules.add(validate(jwt.get(i), path, options, errors));
            Issuer issuer = jwt.get(i).issuer();
            if (!seenUrls.add(issuer.url())) {
                errors.duplicate(path.child("issuer").child("url"), issuer.url());
            }
            if (!issuer.discoveryUrl().isEmpty() && !seenDiscoveryUrls.add(issuer.discoveryUrl())) {
                errors.duplicate(path.child("issuer").child("discoveryURL"), issuer.discoveryUrl());
            }
        }
        validateAnonymous(configuration, errors);
        return new ConfigurationCheck(configuration, errors.messages(), rules);
    }

    /** What is wrong with one issuer by itself. */
    static List<String> errors(JwtAuthenticatorConfiguration jwt, CheckOptions options) {
        FieldErrors errors = new FieldErrors();
        validate(jwt, FieldPath.ROOT, options, errors);
        return errors.messages();
    }

    private static CompiledRules validate(
            JwtAuthenticatorConfiguration jwt, FieldPath path, CheckOptions options, FieldErrors errors) {
        new IssuerValidation(options, errors).validate(jwt.issuer(), path.child("issuer"));
        return new RuleValidation(options.compiler(), errors).validate(jwt, path);
    }

    private static void validateAnonymous(AuthenticationConfiguration configuration, FieldErrors errors) {
        AnonymousConfiguration anonymous = configuration.anonymous();
        if (anonymous == null
                || anonymous.enabled()
                || anonymous.conditionPaths().isEmpty()) {
            return;
        }
        String conditions = anonymous.conditionPaths().stream()
                .map(path -> "{\"Path\":" + YamlAsJson.quoted(path) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        errors.invalidJson(
                FieldPath.ROOT.child("anonymous").child("conditions"),
                conditions,
                "enabled should be set to true when conditions are defined");
    }
}
