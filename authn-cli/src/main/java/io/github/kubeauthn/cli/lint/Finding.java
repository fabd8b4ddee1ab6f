package io.github.kubeauthn.cli.lint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that is wrong, or may become so.
 *
 * @param severity how bad it is
 * @param subject the flag or the file that it is about
 * @param message what it is
 */
record Finding(Severity severity, String subject, String message) {

    /** How bad a finding is. */
    enum Severity {
        /** kube-apiserver would not start, or refuse what it is given. */
        ERROR,
        /** kube-apiserver takes it. */
        WARNING,
        /** Worth knowing. */
        NOTE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding error(String subject, String message) {
        return new Finding(Severity.ERROR, subject, message);
    }

    static Finding warning(String subject, String message) {
        return new Finding(Severity.WARNING, subject, message);
    }

    static Finding note(String subject, String message) {
        return new Finding(Severity.NOTE, subject, message);
    }

    Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("severity", severity.toString());
        document.put("subject", subject);
        document.put("message", message);
        return document;
    }
}
