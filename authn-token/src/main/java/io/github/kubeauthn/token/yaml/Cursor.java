package io.github.kubeauthn.token.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.ScannerException;

/** A place in the text of a document, and what stands there. Behind the end there are only zeros. */
final class Cursor {

    private static final String NAME = "document";

    private final int[] text;
    private int at;
    private int line;
    private int column;

    Cursor(String text) {
        this.text = text.codePoints().toArray();
    }

    int index() {
        return at;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    Mark mark() {
        return new Mark(NAME, at, line, column, text, at);
    }

    int peek() {
        return peek(0);
    }

    int peek(int offset) {
        return at + offset < text.length ? text[at + offset] : 0;
    }

    boolean at(char c) {
        return peek() == c;
    }

    boolean atAny(String characters) {
        return peek() != 0 && characters.indexOf(peek()) >= 0;
    }

    boolean atEnd() {
        return at >= text.length;
    }

    boolean atBlank() {
        return isBlank(0);
    }

    boolean atBreak() {
        return isBreak(0);
    }

    boolean atBreakOrEnd() {
        return atEnd() || isBreak(0);
    }

    boolean isBlank(int offset) {
        return peek(offset) == ' ' || peek(offset) == '\t';
    }

    boolean isBreak(int offset) {
        return switch (peek(offset)) {
            case '\r', '\n', 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    /** Whether a blank, a line break or the end is there. */
    boolean isSpace(int offset) {
        return at + offset >= text.length || isBlank(offset) || isBreak(offset);
    }

    boolean isWord(int offset) {
        int c = peek(offset);
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || c == '-';
    }

    boolean isDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** Whether a line begins here with one of the two signs between documents, and nothing is glued to it. */
    boolean atDocumentIndicator() {
        return atDocumentIndicator('-') || atDocumentIndicator('.');
    }

    boolean atDocumentIndicator(char sign) {
        return column == 0 && peek() == sign && peek(1) == sign && peek(2) == sign && isSpace(3);
    }

    void skip() {
        at++;
        column++;
    }

    void skip(int characters) {
        at += characters;
        column += characters;
    }

    void skipBlanks() {
        while (atBlank()) {
            skip();
        }
    }

    void skipComment() {
        if (at('#')) {
            while (!atBreakOrEnd()) {
                skip();
            }
        }
    }

    /** Skips a line break, if there is one. */
    void skipBreak() {
        if (atBreak()) {
            at += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
            column = 0;
            line++;
        }
    }

    void skipRestOfLine(String context, Mark start) {
        skipBlanks();
        skipComment();
        if (!atBreakOrEnd()) {
            throw problem(context, start, "did not find expected comment or line break");
        }
        skipBreak();
    }

    void readInto(StringBuilder target) {
        target.appendCodePoint(text[at]);
        skip();
    }

    /** Reads a line break: most of them become a newline. */
    void readBreakInto(StringBuilder target) {
        int c = peek();
        target.append(c == 0x2028 || c == 0x2029 ? (char) c : '\n');
        skipBreak();
    }

    String readWord() {
        StringBuilder word = new StringBuilder();
        while (isWord(0)) {
            readInto(word);
        }
        return word.toString();
    }

    /** The end of the text counts as a line of its own. */
    void finishLine() {
        if (column != 0) {
            column = 0;
            line++;
        }
    }

    ScannerException problem(String context, Mark start, String problem) {
        return new ScannerException(context, start, problem, mark());
    }
}
