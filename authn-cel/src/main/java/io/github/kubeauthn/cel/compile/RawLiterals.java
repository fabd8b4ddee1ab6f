package io.github.kubeauthn.cel.compile;

/** Writes {@code r'CORP\'} as {@code 'CORP\\'}, because cel-java refuses raw literals that end with a backslash. */
final class RawLiterals {

    private final String expression;
    private final StringBuilder rewritten = new StringBuilder();
    private int at;

    private RawLiterals(String expression) {
        this.expression = expression;
    }

    static String rewrite(String expression) {
        return expression.indexOf('\\') < 0 ? expression : new RawLiterals(expression).rewrite();
    }

    private String rewrite() {
        while (at < expression.length()) {
            char next = expression.charAt(at);
            if (expression.startsWith("//", at)) {
                copyUpTo(endOf("\n", at));
            } else if (isQuote(next)) {
                copyUpTo(endOfEscaped());
            } else if (isLetter(next)) {
                word();
            } else {
                copyUpTo(at + 1);
            }
        }
        return rewritten.toString();
    }

    private void copyUpTo(int end) {
        rewritten.append(expression, at, end);
        at = end;
    }

    private int endOf(String terminator, int from) {
        int found = expression.indexOf(terminator, from);
        return found < 0 ? expression.length() : found + terminator.length();
    }

    private String quote() {
        String single = expression.substring(at, at + 1);
        return expression.startsWith(single.repeat(3), at) ? single.repeat(3) : single;
    }

    private int endOfEscaped() {
        String quote = quote();
        int end = at + quote.length();
        while (end < expression.length() && !expression.startsWith(quote, end)) {
            end += expression.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + quote.length(), expression.length());
    }

    private void word() {
        int end = at;
        while (end < expression.length() && (isLetter(expression.charAt(end)) || isDigit(expression.charAt(end)))) {
            end++;
        }
        String word = expression.substring(at, end);
        boolean quoted = end < expression.length() && isQuote(expression.charAt(end));
        if (quoted && (word.equalsIgnoreCase("r") || word.equalsIgnoreCase("br"))) {
            at = end;
            raw(word);
        } else {
            copyUpTo(end);
        }
    }

    private void raw(String prefix) {
        String quote = quote();
        int end = endOf(quote, at + quote.length());
        String literal = expression.substring(at, end);
        if (literal.endsWith("\\" + quote)) {
            rewritten.append(prefix, 0, prefix.length() - 1).append(literal.replace("\\", "\\\\"));
        } else {
            rewritten.append(prefix).append(literal);
        }
        at = end;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
