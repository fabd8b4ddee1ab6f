package io.github.kubeauthn.token.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one document of a stream.
 *
 * @param firstLine the line of the stream on which it begins, counted from 1
 * @param text the document, which may still begin with its {@code ---} line
 */
record Chunk(int firstLine, String text) {

    private static final String SEPARATOR = "---";

    /** Cuts at each line that begins with {@code ---}, whatever YAML would make of that line, as apimachinery's reader does. */
    static List<Chunk> split(String stream) throws YamlSyntaxException {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        int startLine = 1;
        int line = 1;
        for (int at = 0; at < stream.length(); line++) {
            int end = endOfLine(stream, at);
            if (stream.startsWith(SEPARATOR, at)) {
                requireNothingBut(stream.substring(at + SEPARATOR.length(), end).strip(), line);
                if (at > start) {
                    chunks.add(new Chunk(startLine, stream.substring(start, at)));
                }
                start = at;
                startLine = line;
            }
            at = end;
        }
        if (start < stream.length()) {
            chunks.add(new Chunk(startLine, stream.substring(start)));
        }
        return chunks;
    }

    private static int endOfLine(String stream, int from) {
        int newline = stream.indexOf('\n', from);
        return newline < 0 ? stream.length() : newline + 1;
    }

    private static void requireNothingBut(String rest, int line) throws YamlSyntaxException {
        if (!rest.isEmpty() && rest.charAt(0) != '#') {
            throw new YamlSyntaxException(line, "invalid Yaml document separator: only a comment may follow ---");
        }
    }
}
