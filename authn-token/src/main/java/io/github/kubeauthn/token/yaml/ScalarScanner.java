package io.github.kubeauthn.token.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** Cuts scalars: quoted, plain and in blocks. */
final class ScalarScanner {

    private static final String IN_QUOTES = "while scanning a quoted scalar";
    private static final String IN_PLAIN = "while scanning a plain scalar";
    private static final String IN_BLOCK = "while scanning a block scalar";

    private final Cursor in;

    ScalarScanner(Cursor in) {
        this.in = in;
    }

    /**
     * A plain scalar.
     *
     * @param lineBreakBehind whether a line break was read behind it
     */
    record Plain(ScalarToken token, boolean lineBreakBehind) {}

    /** What stands between two words, folded: one line break is a blank, more of them lose the first. */
    private static final class Gap {

        private final StringBuilder blanks = new StringBuilder();
        private final StringBuilder firstBreak = new StringBuilder();
        private final StringBuilder otherBreaks = new StringBuilder();
        private boolean broken;

        void read(Cursor in) {
            if (in.atBreak()) {
                in.readBreakInto(broken ? otherBreaks : firstBreak);
                broken = true;
            } else if (broken) {
                in.skip();
            } else {
                in.readInto(blanks);
            }
        }

        /** Ends a line at a backslash: what follows is glued to what was before. */
        void readEscapedBreak(Cursor in) {
            in.skip();
            in.skipBreak();
            broken = true;
        }

        void appendTo(StringBuilder text) {
            if (!broken) {
                text.append(blanks);
            } else if (firstBreak.length() > 0 && firstBreak.charAt(0) == '\n') {
                text.append(otherBreaks.length() == 0 ? " " : otherBreaks);
            } else {
                text.append(firstBreak).append(otherBreaks);
            }
        }
    }

    ScalarToken quoted() {
        Mark start = in.mark();
        char quote = (char) in.peek();
        in.skip();
        StringBuilder text = new StringBuilder();
        while (true) {
            if (in.atDocumentIndicator()) {
                throw in.problem(IN_QUOTES, start, "found unexpected document indicator");
            }
            if (in.atEnd()) {
                throw in.problem(IN_QUOTES, start, "found unexpected end of stream");
            }
            Gap gap = new Gap();
            if (readQuotedWord(quote, text, start)) {
                gap.readEscapedBreak(in);
            } else if (in.at(quote)) {
                break;
            }
            while (in.atBlank() || in.atBreak()) {
                gap.read(in);
            }
            gap.appendTo(text);
        }
        in.skip();
        ScalarStyle style = quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED;
        return new ScalarToken(text.toString(), false, start, in.mark(), style);
    }

    /** Reads up to the next blank, line break or closing quote; the answer is whether a backslash before a line break came. */
    private boolean readQuotedWord(char quote, StringBuilder text, Mark start) {
        while (!in.isSpace(0)) {
            if (in.at(quote)) {
                if (quote == '"' || in.peek(1) != '\'') {
                    return false;
                }
                text.append('\'');
                in.skip(2);
            } else if (quote == '"' && in.at('\\')) {
                if (in.isBreak(1)) {
                    return true;
                }
                readEscape(text, start);
            } else {
                in.readInto(text);
            }
        }
        return false;
    }

    private void readEscape(StringBuilder text, Mark start) {
        int digits = 0;
        switch (in.peek(1)) {
            case '0' -> text.append('\0');
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 't', '\t' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'v' -> text.append('\u000b');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case 'e' -> text.append('\u001b');
            case ' ', '"', '\'', '\\' -> text.appendCodePoint(in.peek(1));
            case 'N' -> text.append('\u0085');
            case '_' -> text.append('\u00a0');
            case 'L' -> text.append('\u2028');
            case 'P' -> text.append('\u2029');
            case 'x' -> digits = 2;
            case 'u' -> digits = 4;
            case 'U' -> digits = 8;
            default -> throw in.problem(IN_QUOTES, start, "found unknown escape character");
        }
        in.skip(2);
        if (digits > 0) {
            text.appendCodePoint(hexadecimal(digits, start));
        }
    }

    private int hexadecimal(int digits, Mark start) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = in.peek(i) < 128 ? Character.digit(in.peek(i), 16) : -1;
            if (digit < 0) {
                throw in.problem(IN_QUOTES, start, "did not find expected hexdecimal number");
            }
            value = value << 4 | digit;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw in.problem(IN_QUOTES, start, "found invalid Unicode character escape code");
        }
        in.skip(digits);
        return (int) value;
    }

    Plain plain(int parentIndent, boolean inFlow) {
        Mark start = in.mark();
        Mark end = start;
        StringBuilder text = new StringBuilder();
        Gap gap = new Gap();
        while (!in.atDocumentIndicator() && !in.at('#')) {
            while (!in.isSpace(0) && !endsPlain(inFlow)) {
                gap.appendTo(text);
                gap = new Gap();
                in.readInto(text);
                end = in.mark();
            }
            if (!in.atBlank() && !in.atBreak()) {
                break;
            }
            while (in.atBlank() || in.atBreak()) {
                if (gap.broken && in.at('\t') && in.column() <= parentIndent) {
                    throw in.problem(IN_PLAIN, start, "found a tab character that violates indentation");
                }
                gap.read(in);
            }
            if (!inFlow && in.column() <= parentIndent) {
                break;
            }
        }
        return new Plain(new ScalarToken(text.toString(), true, start, end, ScalarStyle.PLAIN), gap.broken);
    }

    private boolean endsPlain(boolean inFlow) {
        return (in.at(':') && in.isSpace(1)) || (inFlow && in.atAny(",?[]{}"));
    }

    ScalarToken block(int parentIndent) {
        Mark start = in.mark();
        boolean literal = in.at('|');
        in.skip();
        char chomping = chomping();
        int increment = increment(start);
        if (chomping == 0) {
            chomping = chomping();
        }
        in.skipRestOfLine(IN_BLOCK, start);

        StringBuilder text = new StringBuilder();
        StringBuilder lastBreak = new StringBuilder();
        StringBuilder emptyLines = new StringBuilder();
        int indent = readEmptyLines(increment > 0 ? Math.max(parentIndent, 0) + increment : 0, emptyLines, start);
        indent = Math.max(indent, increment > 0 ? 0 : Math.max(parentIndent + 1, 1));
        boolean blankFirst = false;
        while (in.column() == indent && !in.atEnd()) {
            boolean fold = !literal && !blankFirst && !in.atBlank() && lastBreak.indexOf("\n") == 0;
            if (!fold) {
                text.append(lastBreak);
            } else if (emptyLines.length() == 0) {
                text.append(' ');
            }
            text.append(emptyLines);
            lastBreak.setLength(0);
            emptyLines.setLength(0);
            blankFirst = in.atBlank();
            while (!in.atBreakOrEnd()) {
                in.readInto(text);
            }
            if (in.atBreak()) {
                in.readBreakInto(lastBreak);
            }
            readEmptyLines(indent, emptyLines, start);
        }
        text.append(chomping == '-' ? "" : lastBreak).append(chomping == '+' ? emptyLines : "");
        return new ScalarToken(
                text.toString(), false, start, in.mark(), literal ? ScalarStyle.LITERAL : ScalarStyle.FOLDED);
    }

    private char chomping() {
        char sign = in.at('+') ? '+' : in.at('-') ? '-' : 0;
        in.skip(sign == 0 ? 0 : 1);
        return sign;
    }

    private int increment(Mark start) {
        if (!in.isDigit()) {
            return 0;
        }
        int increment = in.peek() - '0';
        if (increment == 0) {
            throw in.problem(IN_BLOCK, start, "found an indentation indicator equal to 0");
        }
        in.skip();
        return increment;
    }

    /** Reads lines of nothing but spaces; the answer is the indentation: as given, or if that is 0, the deepest one seen. */
    private int readEmptyLines(int indent, StringBuilder breaks, Mark start) {
        int deepest = 0;
        while (true) {
            while ((indent == 0 || in.column() < indent) && in.at(' ')) {
                in.skip();
            }
            deepest = Math.max(deepest, in.column());
            if ((indent == 0 || in.column() < indent) && in.at('\t')) {
                throw in.problem(IN_BLOCK, start, "found a tab character where an indentation space is expected");
            }
            if (!in.atBreak()) {
                return indent == 0 ? deepest : indent;
            }
            in.readBreakInto(breaks);
        }
    }
}
