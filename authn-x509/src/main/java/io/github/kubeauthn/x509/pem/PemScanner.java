package io.github.kubeauthn.x509.pem;

import io.github.kubeauthn.x509.der.DerBytes;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Finds blocks as Go's {@code pem.Decode} does: by the next END line, and then the last BEGIN line before it. What does not
 * come out as a block is skipped up to that END line.
 */
final class PemScanner {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "\n-----END ";
    private static final String DASHES = "-----";

    private final String text;
    private int position;

    PemScanner(String text) {
        this.text = text;
    }

    /** The next block; null if there is none. */
    @Nullable
    PemBlock next() {
        int from = position;
        while (true) {
            int end = text.indexOf(END, from);
            if (end < 0) {
                return null;
            }
            Candidate candidate = new Candidate(from, end);
            PemBlock block = candidate.read();
            if (block != null) {
                position = afterLine(end + END.length() - 1);
                return block;
            }
            if (candidate.cursor > candidate.trailer()) {
                return null;
            }
            from = candidate.trailer();
        }
    }

    /** What may be a block, up to one END line. */
    private final class Candidate {

        private final int from;
        private final int end;
        private int cursor;

        private Candidate(int from, int end) {
            this.from = from;
            this.end = end;
            this.cursor = from;
        }

        /** Behind the word END, where the type is repeated. */
        private int trailer() {
            return end + END.length();
        }

        private @Nullable PemBlock read() {
            int begin = text.lastIndexOf(BEGIN, end - BEGIN.length());
            if (begin < from || begin > from && text.charAt(begin - 1) != '\n') {
                return null;
            }
            cursor = begin + BEGIN.length();
            String typeLine = line(cursor);
            cursor = afterLine(cursor);
            if (!typeLine.endsWith(DASHES)) {
                return null;
            }
            String type = typeLine.substring(0, typeLine.length() - DASHES.length());
            boolean hasHeaders = skipHeaders();
            if (cursor == text.length() || hasHeaders && end < cursor || !endsWith(type)) {
                return null;
            }
            DerBytes contents = contents();
            return contents == null ? null : new PemBlock(type, hasHeaders, contents);
        }

        private boolean skipHeaders() {
            int first = cursor;
            while (cursor < text.length() && line(cursor).indexOf(':') >= 0) {
                cursor = afterLine(cursor);
            }
            return cursor > first;
        }

        private boolean endsWith(String type) {
            String expected = type + DASHES;
            return text.startsWith(expected, trailer())
                    && line(trailer() + expected.length()).isEmpty();
        }

        private @Nullable DerBytes contents() {
            if (end <= cursor) {
                return DerBytes.EMPTY;
            }
            String encoded = withoutWhitespace(text.substring(cursor, end));
            // The JDK's decoder takes missing padding for granted, Go's does not.
            if (encoded.length() % 4 != 0) {
                return null;
            }
            try {
                return DerBytes.of(Base64.getDecoder().decode(encoded));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    private static String withoutWhitespace(String lines) {
        StringBuilder rest = new StringBuilder(lines.length());
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                rest.append(c);
            }
        }
        return rest.toString();
    }

    /** From a position to the end of its line, without blanks at its end. */
    private String line(int start) {
        int end = text.indexOf('\n', start);
        if (end < 0) {
            end = text.length();
        } else if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return text.substring(start, end);
    }

    private int afterLine(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }
}
