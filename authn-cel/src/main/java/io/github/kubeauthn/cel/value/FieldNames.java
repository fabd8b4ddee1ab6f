package io.github.kubeauthn.cel.value;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names that are no identifiers, as Kubernetes writes them in expressions: {@code a__dot__b} for {@code a.b}
 * ({@code pkg/cel/escaping.go} of k8s.io/apiserver).
 */
final class FieldNames {

    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private FieldNames() {}

    /** The name behind {@code escaped}; null if a sequence in it means nothing. */
    static @Nullable String unescape(String escaped) {
        int start = escaped.indexOf("__");
        if (start < 0) {
            return escaped;
        }
        StringBuilder name = new StringBuilder(escaped.length());
        int copied = 0;
        while (start >= 0) {
            int end = endOfSequence(escaped, start);
            if (end < 0) {
                start = escaped.indexOf("__", start + 1);
                continue;
            }
            String meaning = meaning(escaped.substring(start + 2, end - 2), end - start == escaped.length());
            if (meaning == null) {
                return null;
            }
            name.append(escaped, copied, start).append(meaning);
            copied = end;
            start = escaped.indexOf("__", end);
        }
        return name.append(escaped, copied, escaped.length()).toString();
    }

    /** Behind the two underscores that close the sequence that the two at {@code start} open; -1 if it is none. */
    private static int endOfSequence(String text, int start) {
        int close = text.indexOf('_', start + 2);
        boolean closed = close > start + 2 && close + 1 < text.length() && text.charAt(close + 1) == '_';
        return closed ? close + 2 : -1;
    }

    private static @Nullable String meaning(String word, boolean alone) {
        return switch (word) {
            case "underscores" -> "__";
            case "dot" -> ".";
            case "dash" -> "-";
            case "slash" -> "/";
            default -> alone && RESERVED.contains(word) ? word : null;
        };
    }
}
