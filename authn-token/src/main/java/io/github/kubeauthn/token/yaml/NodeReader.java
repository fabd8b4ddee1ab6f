package io.github.kubeauthn.token.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the events of the first document into nodes.
 *
 * <p>It stands where SnakeYAML's composer would, because that one has another idea of how far aliases may go and forgets
 * whether a tag was written.
 */
final class NodeReader {

    private static final Pattern YAML_DIRECTIVE = Pattern.compile("^%YAML\\s+(\\S+)", Pattern.MULTILINE);

    private final String text;
    private final int firstLine;
    private final Map<String, Node> anchors = new HashMap<>();
    private int depth;

    NodeReader(String text, int firstLine) {
        this.text = text;
        this.firstLine = firstLine;
    }

    /** The root of the first document; null if there is no document. */
    @Nullable
    Node readDocument() throws YamlSyntaxException {
        try {
            Parser parser = new ParserImpl(new StreamReader(text), unlimited());
            parser.getEvent();
            Event start = parser.getEvent();
            if (start.is(ID.StreamEnd)) {
                return null;
            }
            requireVersion((DocumentStartEvent) start);
            Node root = node(parser, parser.getEvent());
            parser.getEvent();
            return root;
        } catch (MarkedYAMLException e) {
            // its own message quotes the text, which may be secret
            throw new YamlSyntaxException(line(e.getProblemMark()), String.valueOf(e.getProblem()));
        } catch (ReaderException e) {
            throw new YamlSyntaxException(lineAt(e.getPosition()), "control characters are not allowed");
        } catch (YAMLException e) {
            throw new YamlSyntaxException(0, "the text cannot be read");
        }
    }

    /** The limits of {@link YamlDocument} hold instead. */
    private static LoaderOptions unlimited() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(Integer.MAX_VALUE);
        return options;
    }

    private void requireVersion(DocumentStartEvent start) throws YamlSyntaxException {
        if (start.getVersion() == null) {
            return;
        }
        Matcher directive = YAML_DIRECTIVE.matcher(text);
        if (!directive.find() || !directive.group(1).equals("1.1")) {
            throw new YamlSyntaxException(line(start.getStartMark()), "found incompatible YAML document");
        }
    }

    private Node node(Parser parser, Event event) throws YamlSyntaxException {
        if (depth > YamlDocument.MAX_DEPTH) {
            throw new YamlSyntaxException(
                    line(event.getStartMark()), "exceeded max depth of " + YamlDocument.MAX_DEPTH);
        }
        depth++;
        Node node = nodeOfKind(parser, event);
        depth--;
        return node;
    }

    private Node nodeOfKind(Parser parser, Event event) throws YamlSyntaxException {
        int line = line(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            return alias(line, alias.getAnchor());
        }
        if (event instanceof ScalarEvent scalar) {
            return anchored(scalar, scalar(line, scalar));
        }
        if (event instanceof SequenceStartEvent start) {
            return sequence(parser, anchored(start, new Node.Sequence(line)));
        }
        return mapping(parser, anchored((MappingStartEvent) event, new Node.Mapping(line)));
    }

    private Node alias(int line, String anchor) throws YamlSyntaxException {
        Node target = anchors.get(anchor);
        if (target == null) {
            throw new YamlSyntaxException(line, "unknown anchor '" + anchor + "' referenced");
        }
        return new Node.Alias(line, anchor, target);
    }

    private static Node.Scalar scalar(int line, ScalarEvent event) {
        String tag = "!".equals(event.getTag()) ? null : event.getTag();
        return new Node.Scalar(line, tag, event.getImplicit().canOmitTagInPlainScalar(), event.getValue());
    }

    private Node sequence(Parser parser, Node.Sequence sequence) throws YamlSyntaxException {
        for (Event event = parser.getEvent(); !event.is(ID.SequenceEnd); event = parser.getEvent()) {
            sequence.items().add(node(parser, event));
        }
        return sequence;
    }

    private Node mapping(Parser parser, Node.Mapping mapping) throws YamlSyntaxException {
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

    private int line(@Nullable Mark mark) {
        return mark == null ? 0 : firstLine + mark.getLine();
    }

    private int lineAt(int position) {
        return firstLine
                + (int) text.chars().limit(position).filter(c -> c == '\n').count();
    }
}
