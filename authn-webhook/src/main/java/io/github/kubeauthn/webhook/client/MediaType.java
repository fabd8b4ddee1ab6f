package io.github.kubeauthn.webhook.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Go's {@code mime.ParseMediaType} makes of a Content-Type header.
 *
 * @param type in lower case, without parameters; empty if there is a problem
 * @param problem why it is malformed, in Go's words; empty if it is not
 */
record MediaType(String type, String problem) {

    private static final String SPECIALS = "()<>@,;:\\\"/[]?=";
    private static final String INVALID_PARAMETER = "mime: invalid media parameter";

    static MediaType parse(String header) {
        int semicolon = header.indexOf(';');
        String type = (semicolon < 0 ? header : header.substring(0, semicolon))
                .toLowerCase(Locale.ROOT)
                .strip();
        String problem = problemOfType(type);
        if (problem.isEmpty() && semicolon >= 0) {
            problem = new Parameters(header.substring(semicolon)).problem();
        }
        return new MediaType(problem.isEmpty() ? type : "", problem);
    }

    boolean isText() {
        return type.startsWith("text/");
    }

    private static String problemOfType(String type) {
        int main = tokenEnd(type, 0);
        if (main == 0) {
            return "mime: no media type";
        }
        if (main == type.length()) {
            return "";
        }
        if (type.charAt(main) != '/') {
            return "mime: expected slash after first token";
        }
        int sub = tokenEnd(type, main + 1);
        if (sub == main + 1) {
            return "mime: expected token after slash";
        }
        return sub == type.length() ? "" : "mime: unexpected content after media subtype";
    }

    private static int tokenEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isTokenCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTokenCharacter(char c) {
        return c > ' ' && c < 0x7f && SPECIALS.indexOf(c) < 0;
    }

    /** The parameters behind the type; what they say does not matter, only whether they can be read. */
    private static final class Parameters {

        private final Map<String, String> values = new HashMap<>();
        private final String text;
        private int at;

        private Parameters(String text) {
            this.text = text;
        }

        private String problem() {
            skipSpace();
            while (at < text.length()) {
                int start = at;
                String name = readName();
                String value = name.isEmpty() ? null : readValue();
                if (value == null) {
                    return text.substring(start).strip().equals(";") ? "" : INVALID_PARAMETER;
                }
                String before = values.put(name, value);
                if (before != null && !before.equals(value)) {
                    return "mime: duplicate parameter name";
                }
                skipSpace();
            }
            return "";
        }

        private String readName() {
            if (text.charAt(at) != ';') {
                return "";
            }
            at++;
            skipSpace();
            int end = tokenEnd(text, at);
            String name = text.substring(at, end).toLowerCase(Locale.ROOT);
            at = end;
            return name;
        }

        /** Null if there is none. */
        private @Nullable String readValue() {
            skipSpace();
            if (at == text.length() || text.charAt(at) != '=') {
                return null;
            }
            at++;
            skipSpace();
            if (at < text.length() && text.charAt(at) == '"') {
                return readQuoted();
            }
            int end = tokenEnd(text, at);
            String value = text.substring(at, end);
            at = end;
            return value.isEmpty() ? null : value;
        }

        private @Nullable String readQuoted() {
            StringBuilder value = new StringBuilder();
            for (int i = at + 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    at = i + 1;
                    return value.toString();
                }
                boolean escapes = c == '\\' && i + 1 < text.length() && SPECIALS.indexOf(text.charAt(i + 1)) >= 0;
                value.append(escapes ? text.charAt(++i) : c);
            }
            return null;
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
