package io.github.kubeauthn.token.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Where Kubernetes' YAML reader refuses what SnakeYAML takes: each check answers with its problem, or null. */
final class Dialect {

    private Dialect() {}

    /** Inside braces and brackets a {@code ?} ends a plain scalar, and a colon only before a blank does. */
    static @Nullable String plainScalarInFlow(ScalarEvent event) {
        if (event.getValue().indexOf('?') >= 0) {
            return "did not find expected ',' or '}', but '?'";
        }
        Mark end = event.getEndMark();
        boolean glued = codePoint(end, 0) == ':' && ",[]{}".indexOf(codePoint(end, 1)) >= 0;
        return glued ? "did not find expected ',' or '}': there must be a space behind the colon" : null;
    }

    /** A character beyond 16 bits has an escape of its own; two halves of one are none. */
    static @Nullable String escapes(String written) {
        for (int i = written.indexOf("\\u"); i >= 0 && i + 3 < written.length(); i = written.indexOf("\\u", i + 1)) {
            if ((written.charAt(i + 2) | ' ') == 'd' && "89abcdefABCDEF".indexOf(written.charAt(i + 3)) >= 0) {
                return "found invalid Unicode character escape code";
            }
        }
        return null;
    }

    private static int codePoint(Mark mark, int offset) {
        int at = mark.getPointer() + offset;
        return at < mark.getBuffer().length ? mark.getBuffer()[at] : 0;
    }

    static @Nullable String anchor(String name) {
        return name.chars().allMatch(Dialect::isWordCharacter)
                ? null
                : "did not find expected alphabetic or numeric character in the name of an anchor";
    }

    private static boolean isWordCharacter(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || c == '-';
    }

    /** The directives that stand between {@code from} and the next line of a document. */
    static @Nullable String directives(String text, int from) {
        for (int at = from; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end).strip();
            if (line.startsWith("%")) {
                String problem = directive(line);
                if (problem != null) {
                    return problem;
                }
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                return null;
            }
            at = end < 0 ? text.length() : end + 1;
        }
        return null;
    }

    private static @Nullable String directive(String line) {
        if (line.startsWith("%YAML ")) {
            String version = line.substring("%YAML ".length()).strip();
            return version.equals("1.1") || version.startsWith("1.1 ") ? null : "found incompatible YAML document";
        }
        return line.startsWith("%TAG ") ? null : "found unknown directive name";
    }

    /**
     * The text with the tabs around {@code at} as spaces, if they only separate: behind the colon of a key, say. Null if
     * there is no tab, or if it could be taken for indentation.
     */
    static @Nullable String withoutSeparatingTabs(String text, int at) {
        int start = Math.min(at, text.length());
        while (start > 0 && isBlank(text.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        String blanks = text.substring(start, end);
        if (blanks.indexOf('\t') < 0 || start == 0 || "\n\r-?".indexOf(text.charAt(start - 1)) >= 0) {
            return null;
        }
        return text.substring(0, start) + " ".repeat(blanks.length()) + text.substring(end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
