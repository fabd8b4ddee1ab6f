package io.github.kubeauthn.token.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A document, read as {@code sigs.k8s.io/yaml} reads it: words like {@code yes} and {@code off} are booleans, {@code 0755} is octal, and of
 * several documents the first counts.
 *
 * <p>Of a key that is there twice the last value stays, and {@link #duplicates} tells; whoever reads strictly
 * ({@code YAMLToJSONStrict}) asks for {@link #requireUniqueKeys}. Depth, size and what aliases may multiply are bounded,
 * so that no text makes reading fail otherwise than with a {@link YamlSyntaxException}.
 *
 * @param root the value of the document; {@link YamlValue.Nothing} if it is empty
 * @param duplicates a complaint for each key that repeats one of the same mapping, in the order of the text
 */
public record YamlDocument(YamlValue root, List<String> duplicates) {

    /** How many characters a text may have: a cluster's objects in one file fit, an attack on memory does not. */
    public static final int MAX_LENGTH = 256 * 1024 * 1024;

    /** How deep values may nest. */
    public static final int MAX_DEPTH = 500;

    public YamlDocument {
        duplicates = List.copyOf(duplicates);
    }

    /**
     * Reads the first document of a text.
     *
     * @throws YamlSyntaxException if it is not YAML, or passes a limit
     */
    public static YamlDocument read(String text) throws YamlSyntaxException {
        return read(text, 1);
    }

    /**
     * Reads the first document of a file's content: UTF-8, or UTF-16 behind a byte order mark.
     *
     * @throws YamlSyntaxException if it is not YAML, or passes a limit
     */
    public static YamlDocument read(byte[] content) throws YamlSyntaxException {
        return read(Decoding.text(content));
    }

    /**
     * Reads all documents of a text; a line that begins with {@code ---} stands between two of them, as for
     * {@code kubectl apply}. Lines are counted through the whole text. Documents without content are left out.
     *
     * @throws YamlSyntaxException if one of them is not YAML, or passes a limit, or if anything but a comment follows
     *     {@code ---} on its line
     */
    public static List<YamlDocument> readAll(String text) throws YamlSyntaxException {
        List<YamlDocument> documents = new ArrayList<>();
        for (Chunk chunk : Chunk.split(text)) {
            YamlDocument document = read(chunk.text(), chunk.firstLine());
            if (!(document.root instanceof YamlValue.Nothing)) {
                documents.add(document);
            }
        }
        return documents;
    }

    /**
     * Reads all documents of a file's content: UTF-8, or UTF-16 behind a byte order mark. See {@link #readAll(String)}.
     *
     * @throws YamlSyntaxException if one of them is not YAML, or passes a limit
     */
    public static List<YamlDocument> readAll(byte[] content) throws YamlSyntaxException {
        return readAll(Decoding.text(content));
    }

    /** The document as {@code sigs.k8s.io/yaml} converts it to JSON, members by name, in UTF-8. */
    public byte[] json() {
        return JsonText.of(root);
    }

    /**
     * This document if no key repeats another one of the same mapping.
     *
     * @throws YamlSyntaxException if one does; it names them all
     */
    public YamlDocument requireUniqueKeys() throws YamlSyntaxException {
        if (!duplicates.isEmpty()) {
            throw new YamlSyntaxException(0, "unmarshal errors:\n  " + String.join("\n  ", duplicates));
        }
        return this;
    }

    private static YamlDocument read(String text, int firstLine) throws YamlSyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new YamlSyntaxException(0, "the text is longer than " + MAX_LENGTH + " characters");
        }
        Node root = NodeReader.read(text, firstLine);
        return new Conversion().document(root, firstLine);
    }
}
