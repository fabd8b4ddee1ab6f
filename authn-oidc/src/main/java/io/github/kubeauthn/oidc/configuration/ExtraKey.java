package io.github.kubeauthn.oidc.configuration;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the key of an extra must be: a path below a lower-case domain that is not Kubernetes' own
 * ({@code IsDomainPrefixedPath} of apimachinery; RFC 1123, RFC 3986).
 */
final class ExtraKey {

    private static final int MAX_DOMAIN_BYTES = 253;
    private static final String LABEL_PATTERN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String NO_DOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
            + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
            + " regex used for validation is '" + LABEL_PATTERN + "(\\." + LABEL_PATTERN + ")*')";
    private static final String NO_PATH =
            "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')";

    private ExtraKey() {}

    static void validate(String key, FieldPath path, FieldErrors errors) {
        validateDomainAndPath(key, path, errors);
        if (!key.equals(key.toLowerCase(Locale.ROOT))) {
            errors.invalid(path, key, "must be lowercase");
        }
        int slash = key.indexOf('/');
        if (slash >= 0 && isKubernetesOwn(key.substring(0, slash))) {
            errors.invalid(path, key, "k8s.io, kubernetes.io and their subdomains are reserved for Kubernetes use");
        }
    }

    private static void validateDomainAndPath(String key, FieldPath path, FieldErrors errors) {
        if (key.isEmpty()) {
            errors.required(path, "");
            return;
        }
        int slash = key.indexOf('/');
        if (slash <= 0 || slash == key.length() - 1) {
            errors.invalid(path, key, "must be a domain-prefixed path (such as \"acme.io/foo\")");
            return;
        }
        String domain = key.substring(0, slash);
        if (domain.getBytes(StandardCharsets.UTF_8).length > MAX_DOMAIN_BYTES) {
            errors.invalid(path, domain, "must be no more than " + MAX_DOMAIN_BYTES + " characters");
        }
        if (!isDomain(domain)) {
            errors.invalid(path, domain, NO_DOMAIN);
        }
        String rest = key.substring(slash + 1);
        if (!rest.chars().allMatch(ExtraKey::isPathCharacter)) {
            errors.invalid(path, rest, NO_PATH);
        }
    }

    private static boolean isDomain(String text) {
        for (String label : text.split("\\.", -1)) {
            boolean characters = label.chars().allMatch(c -> isLowerAlphanumeric(c) || c == '-');
            if (!characters || label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKubernetesOwn(String domain) {
        return domain.equals("kubernetes.io")
                || domain.endsWith(".kubernetes.io")
                || domain.equals("k8s.io")
                || domain.endsWith(".k8s.io");
    }

    private static boolean isLowerAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isPathCharacter(int c) {
        return isLowerAlphanumeric(c) || c >= 'A' && c <= 'Z' || "/-._~%!$&'()*+,;=:".indexOf(c) >= 0;
    }
}
