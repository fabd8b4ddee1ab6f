package io.github.kubeauthn.x509.certificate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address as RFC 2821 section 4.1.2 writes it, which is what RFC 5280 section 4.2.1.6 wants in a certificate.
 *
 * @param local what stands before the {@code @}, without quotes and escapes
 * @param domain what stands behind it, in lower case; may be empty
 */
record Mailbox(String local, String domain) {

    private static final String ATOM_PUNCTUATION = "!#$%&'*+-/=?^_`{|}~.";

    /** The mailbox that an ASCII text writes; null if it writes none. */
    static @Nullable Mailbox parse(String text) {
        StringBuilder local = new StringBuilder(text.length() / 2);
        int at = text.startsWith("\"") ? quoted(text, local) : dotted(text, local);
        if (at < 0 || at == text.length() || text.charAt(at) != '@') {
            return null;
        }
        String domain = text.substring(at + 1);
        return DomainName.isValid(domain) ? new Mailbox(local.toString(), domain.toLowerCase(Locale.ROOT)) : null;
    }

    /** Reads a Quoted-string; answers where it ends, or -1. */
    private static int quoted(String text, StringBuilder local) {
        int i = 1;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                if (i == text.length() || !isQuotable(text.charAt(i))) {
                    return -1;
                }
                c = text.charAt(i++);
            } else if (!isQuotedText(c)) {
                return -1;
            }
            local.append(c);
        }
        return -1;
    }

    /** What a backslash may stand before. */
    private static boolean isQuotable(char c) {
        return c != 0 && c != '\n' && c != '\r' && c <= 127;
    }

    /** What may stand between quotes by itself, the space included (RFC 3696). */
    private static boolean isQuotedText(char c) {
        return isQuotable(c) && c != '\t' && c != '"' && c != '\\';
    }

    /** Reads atoms with periods between them, escapes allowed (RFC 3696); answers where they end, or -1. */
    private static int dotted(String text, StringBuilder local) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                if (i == text.length()) {
                    return -1;
                }
            } else if (!isAtomText(c)) {
                break;
            }
            local.append(text.charAt(i++));
        }
        boolean badPeriods = local.isEmpty()
                || local.charAt(0) == '.'
                || local.charAt(local.length() - 1) == '.'
                || local.indexOf("..") >= 0;
        return badPeriods ? -1 : i;
    }

    private static boolean isAtomText(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || ATOM_PUNCTUATION.indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
