package io.github.kubeauthn.cli.serve;

/** The header {@code Warning} as Kubernetes sends it (RFC 9111 section 5.5, code 299, no agent). */
final class WarningHeader {

    private WarningHeader() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("299 - \"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c < ' ' ? ' ' : c);
        }
        return quoted.append('"').toString();
    }
}
