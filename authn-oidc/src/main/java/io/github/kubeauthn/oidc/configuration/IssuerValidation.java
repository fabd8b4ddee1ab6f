package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.x509.CaBundle;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What kube-apiserver demands of an issuer, before it has been asked anything. */
final class IssuerValidation {

    private static final String BUNDLE_CONTEXT = "error loading CA bundle for \"\": ";

    private final Set<String> disallowedIssuers;
    private final boolean egressSelector;
    private final FieldErrors errors;

    IssuerValidation(CheckOptions options, FieldErrors errors) {
        this.disallowedIssuers = new TreeSet<>(options.disallowedIssuers());
        this.egressSelector = options.egressSelector();
        this.errors = errors;
    }

    void validate(Issuer issuer, FieldPath path) {
        validateUrl(issuer.url(), path.child("url"));
        validateDiscoveryUrl(issuer, path.child("discoveryURL"));
        validateAudiences(issuer, path);
        validateCertificateAuthority(issuer.certificateAuthority(), path.child("certificateAuthority"));
        validateEgress(issuer.egressSelectorType(), path.child("egressSelectorType"));
    }

    private void validateUrl(String url, FieldPath path) {
        if (url.isEmpty()) {
            errors.required(path, "");
            return;
        }
        if (disallowedIssuers.contains(url)) {
            errors.invalid(
                    path,
                    url,
                    "URL must not overlap with disallowed issuers: [" + String.join(" ", disallowedIssuers) + "]");
        }
        validateForm(url, path);
    }

    private void validateDiscoveryUrl(Issuer issuer, FieldPath path) {
        String discoveryUrl = issuer.discoveryUrl();
        if (discoveryUrl.isEmpty()) {
            return;
        }
        if (!issuer.url().isEmpty() && withoutSlashes(issuer.url()).equals(withoutSlashes(discoveryUrl))) {
            errors.invalid(path, discoveryUrl, "discoveryURL must be different from URL");
        }
        validateForm(discoveryUrl, path);
    }

    private void validateForm(String text, FieldPath path) {
        GoUrlReading reading = GoUrl.parse(text);
        if (reading instanceof GoUrlReading.Malformed malformed) {
            errors.invalid(path, text, malformed.message());
            return;
        }
        GoUrl url = (GoUrl) reading;
        if (!url.scheme().equals("https")) {
            errors.invalid(path, text, "URL scheme must be https");
        }
        if (url.userInfo()) {
            errors.invalid(path, text, "URL must not contain a username or password");
        }
        if (!url.query().isEmpty()) {
            errors.invalid(path, text, "URL must not contain a query");
        }
        if (!url.fragment().isEmpty()) {
            errors.invalid(path, text, "URL must not contain a fragment");
        }
    }

    private void validateAudiences(Issuer issuer, FieldPath issuerPath) {
        FieldPath path = issuerPath.child("audiences");
        List<String> audiences = issuer.audiences();
        if (audiences.isEmpty()) {
            errors.required(path, "at least one " + path + " is required");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < audiences.size(); i++) {
            if (audiences.get(i).isEmpty()) {
                errors.required(path.index(i), "");
            }
            if (!seen.add(audiences.get(i))) {
                errors.duplicate(path.index(i), audiences.get(i));
            }
        }
        String policy = issuer.audienceMatchPolicy();
        boolean matchAny = policy.equals(Issuer.MATCH_ANY);
        FieldPath policyPath = issuerPath.child("audienceMatchPolicy");
        if (audiences.size() > 1 && !matchAny) {
            errors.invalidJson(
                    policyPath,
                    YamlAsJson.quoted(policy),
                    "audienceMatchPolicy must be MatchAny for multiple audiences");
        }
        if (audiences.size() == 1 && !policy.isEmpty() && !matchAny) {
            errors.invalidJson(
                    policyPath,
                    YamlAsJson.quoted(policy),
                    "audienceMatchPolicy must be empty or MatchAny for single audience");
        }
    }

    private void validateCertificateAuthority(String pem, FieldPath path) {
        if (pem.isEmpty()) {
            return;
        }
        try {
            CaBundle.parsePem("", pem.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidConfigurationException e) {
            errors.invalid(path, "<omitted>", withoutContext(String.valueOf(e.getMessage())));
        }
    }

    /** What is wrong with a bundle, without the words before it that kube-apiserver has only for a file. */
    private static String withoutContext(String message) {
        return message.startsWith(BUNDLE_CONTEXT) ? message.substring(BUNDLE_CONTEXT.length()) : message;
    }

    private void validateEgress(String type, FieldPath path) {
        if (type.isEmpty()) {
            return;
        }
        if (!egressSelector) {
            errors.invalidJson(
                    path,
                    YamlAsJson.quoted(type),
                    "egress selector is not supported when StructuredAuthenticationConfigurationEgressSelector"
                            + " feature gate is disabled");
        }
        if (!type.equals(Issuer.CONTROL_PLANE) && !type.equals(Issuer.CLUSTER)) {
            errors.invalidJson(path, YamlAsJson.quoted(type), "egress selector must be either controlplane or cluster");
        }
    }

    private static String withoutSlashes(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }
}
