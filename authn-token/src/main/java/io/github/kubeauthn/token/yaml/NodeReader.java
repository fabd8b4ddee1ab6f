package io.github.kubeauthn.token.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Reads the events of the first document into nodes.
 *
 * <p>It stands where SnakeYAML's composer would, because that one has another idea of how far aliases may go and forgets
 * whether a tag was written.
 */
final class NodeReader {

    private final int firstLine;
    private final Map<String, Node> anchors = new HashMap<>();
    private int depth;

    private NodeReader(int firstLine) {
        this.firstLine = firstLine;
    }

    /** The root of the first document; null if there is no document. */
    static @Nullable Node read(String text, int firstLine) throws YamlSyntaxException {
        int unprintable = indexOfUnprintable(text);
        if (unprintable >= 0) {
            throw new YamlSyntaxException(lineAt(text, unprintable, firstLine), "control characters are not allowed");
        }
        try {
            return new NodeReader(firstLine).document(text);
        } catch (MarkedYAMLException e) {
            throw problem(e, firstLine);
        } catch (YAMLException e) {
            throw new YamlSyntaxException(0, "the text cannot be read");
        }
    }

    private static int indexOfUnprintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether YAML allows a character, or half of one beyond 16 bits, in a text. */
    private static boolean isPrintable(char c) {
        return c >= ' ' && c <= '~' || c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c >= 0xa0 && c <= 0xfffd;
    }

    /** Its own message quotes the text, which may be secret. */
    private static YamlSyntaxException problem(MarkedYAMLException e, int firstLine) {
        Mark mark = e.getProblemMark();
        return new YamlSyntaxException(mark == null ? 0 : firstLine + mark.getLine(), String.valueOf(e.getProblem()));
    }

    private static int lineAt(String text, int position, int firstLine) {
        return firstLine
                + (int) text.chars().limit(position).filter(c -> c == '\n').count();
    }

    private @Nullable Node document(String text) throws YamlSyntaxException {
        YamlScanner scanner = new YamlScanner(text);
        Parser parser = new ParserImpl(scanner);
        parser.getEvent();
        Event start = parser.getEvent();
        if (start.is(ID.StreamEnd)) {
            if (scanner.sawDirective()) {
                throw new YamlSyntaxException(line(start), "did not find expected <document start>");
            }
            return null;
        }
        Node root = node(parser, parser.getEvent());
        parser.getEvent();
        return root;
    }

    private Node node(Parser parser, Event event) throws YamlSyntaxException {
        if (depth > YamlDocument.MAX_DEPTH) {
            throw new YamlSyntaxException(line(event), "exceeded max depth of " + YamlDocument.MAX_DEPTH);
        }
        depth++;
        Node node = nodeOfKind(parser, event);
        depth--;
        return node;
    }

    private Node nodeOfKind(Parser parser, Event event) throws YamlSyntaxException {
        int line = line(event);
        if (event instanceof AliasEvent alias) {
            return alias(line, alias.getAnchor());
        }
        if (event instanceof ScalarEvent scalar) {
            return anchored(scalar, scalar(line, scalar));
        }
        if (event instanceof SequenceStartEvent start) {
            Node.Sequence sequence = anchored(start, new Node.Sequence(line));
            return fill(sequence, parser);
        }
        MappingStartEvent start = (MappingStartEvent) event;
        Node.Mapping mapping = anchored(start, new Node.Mapping(line));
        return fill(mapping, parser);
    }

    private Node alias(int line, String anchor) throws YamlSyntaxException {
        Node target = anchors.get(anchor);
        if (target == null) {
            throw new YamlSyntaxException(line, "unknown anchor '" + anchor + "' referenced");
        }
        return new Node.Alias(line, anchor, target);
    }

    private static Node.Scalar scalar(int line, ScalarEvent event) {
        return new Node.Scalar(line, event.getTag(), event.getImplicit().canOmitTagInPlainScalar(), event.getValue());
    }

    private Node fill(Node.Sequence sequence, Parser parser) throws YamlSyntaxException {
        for (Event event = parser.getEvent(); !event.is(ID.SequenceEnd); event = parser.getEvent()) {
            sequence.items().add(node(parser, event));
        }
        return sequence;
    }

    private Node fill(Node.Mapping mapping, Parser parser) throws YamlSyntaxException {
        for (Event event = parser.getEvent(); !event.is(ID.MappingEnd); event = parser.getEvent()) {
            Node key = node(parser, event);
            mapping.entries().add(new Node.Entry(key, node(parser, parser.getEvent())));
        }
        return mapping;
    }

    private <N extends Node> N anchored(NodeEvent event, N node) {
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), node);
        }
        return node;
    }

    private int line(Event event) {
        return firstLine + event.getStartMark().getLine();
    }
}
