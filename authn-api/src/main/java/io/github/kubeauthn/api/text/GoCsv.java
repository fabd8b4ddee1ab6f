package io.github.kubeauthn.api.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Comma-separated values as Go's {@code encoding/csv} reads them with its defaults (RFC 4180, strict quotes, empty lines
 * passed over). Records may differ in length. Not safe for use by several threads.
 */
public final class GoCsv {

    private static final byte[] END = {};

    private final byte[] content;
    private int offset;
    private int lineNumber;

    public GoCsv(byte[] content) {
        this.content = content.clone();
    }

    /** The content is no CSV; the message says where and why, in Go's words. */
    public static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /** The line on which the record that was read last ends, counted from 1. */
    public int line() {
        return lineNumber;
    }

    /**
     * The fields of the next record; empty at the end.
     *
     * @throws MalformedException if a quote is where none may be, or is missing
     */
    public Optional<List<String>> next() throws MalformedException {
        byte[] line = nextLine();
        while (line.length == lengthOfNewline(line)) {
            if (line.length == 0) {
                return Optional.empty();
            }
            line = nextLine();
        }
        return Optional.of(new RecordReader(line).read());
    }

    /** The next line with its newline, {@code \r\n} as {@code \n}; no bytes at the end. */
    private byte[] nextLine() {
        if (offset == content.length) {
            return END;
        }
        lineNumber++;
        int end = offset;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        boolean newline = end < content.length;
        int textEnd = end > offset && content[end - 1] == '\r' ? end - 1 : end;
        byte[] line = new byte[textEnd - offset + (newline ? 1 : 0)];
        System.arraycopy(content, offset, line, 0, textEnd - offset);
        if (newline) {
            line[line.length - 1] = '\n';
        }
        offset = newline ? end + 1 : end;
        return line;
    }

    private static int lengthOfNewline(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\n' ? 1 : 0;
    }

    /** Reads the fields of one record, which a quoted field may carry over several lines. */
    private final class RecordReader {

        private final int firstLine = lineNumber;
        private final List<String> fields = new ArrayList<>();
        private byte[] line;
        private int number = lineNumber;
        private int at;

        RecordReader(byte[] line) {
            this.line = line;
        }

        List<String> read() throws MalformedException {
            boolean more = true;
            while (more) {
                more = at < line.length && line[at] == '"' ? readQuoted() : readPlain();
            }
            return fields;
        }

        /** Reads a field without quotes; answers whether a comma stands behind it. */
        private boolean readPlain() throws MalformedException {
            int textEnd = line.length - lengthOfNewline(line);
            int end = at;
            while (end < textEnd && line[end] != ',') {
                if (line[end] == '"') {
                    throw fault(end, "bare \" in non-quoted-field");
                }
                end++;
            }
            fields.add(new String(line, at, end - at, StandardCharsets.UTF_8));
            at = end + 1;
            return end < textEnd;
        }

        /** Reads a field in quotes; answers whether a comma stands behind it. */
        private boolean readQuoted() throws MalformedException {
            ByteArrayOutputStream field = new ByteArrayOutputStream();
            at++;
            while (true) {
                if (at == line.length) {
                    carryOn();
                } else if (line[at] != '"') {
                    field.write(line[at++]);
                } else if (at + 1 < line.length && line[at + 1] == '"') {
                    field.write('"');
                    at += 2;
                } else {
                    fields.add(field.toString(StandardCharsets.UTF_8));
                    return endQuoted();
                }
            }
        }

        private boolean endQuoted() throws MalformedException {
            int behind = at + 1;
            if (behind < line.length && line[behind] == ',') {
                at = behind + 1;
                return true;
            }
            if (behind + lengthOfNewline(line) < line.length) {
                throw fault(at, "extraneous or missing \" in quoted-field");
            }
            return false;
        }

        private void carryOn() throws MalformedException {
            byte[] next = nextLine();
            if (next.length == 0) {
                throw fault(at, "extraneous or missing \" in quoted-field");
            }
            line = next;
            number = lineNumber;
            at = 0;
        }

        private MalformedException fault(int index, String what) {
            String where = "parse error on line " + number + ", column " + (index + 1) + ": " + what;
            return new MalformedException(firstLine == number ? where : "record on line " + firstLine + "; " + where);
        }
    }
}
