package io.github.kubeauthn.x509.certificate;

/** What Go takes for a domain name in a certificate: labels of visible ASCII characters, none empty. */
final class DomainName {

    private DomainName() {}

    /** Whether text is a name; the empty text counts as one. */
    static boolean isValid(String text) {
        return text.isEmpty() || hasValidLabels(text, 0);
    }

    /** Whether text is a name or a constraint on names, which may begin with a period. */
    static boolean isValidConstraint(String text) {
        if (text.isEmpty()) {
            return true;
        }
        return hasValidLabels(text, text.charAt(0) == '.' ? 1 : 0);
    }

    private static boolean hasValidLabels(String text, int start) {
        int labelStart = start;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '!' || c > '~') {
                return false;
            }
            if (c == '.') {
                if (i == labelStart) {
                    return false;
                }
                labelStart = i + 1;
            }
        }
        return labelStart < text.length();
    }
}
