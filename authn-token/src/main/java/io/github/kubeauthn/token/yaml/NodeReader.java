package io.github.kubeauthn.token.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
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
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * Reads the events of the first document into nodes.
 *
 * <p>It stands where SnakeYAML's composer would, because that one has another idea of how far aliases may go and forgets
 * whether a tag was written.
 */
final class NodeReader {

    /** How many places with tabs are mended before the text is given up: each one costs a reading from the start. */
    private static final int MOST_TABS = 100;

    private final String text;
    private final int firstLine;
    private final Map<String, Node> anchors = new HashMap<>();
    private int depth;

    private NodeReader(String text, int firstLine) {
        this.text = text;
        this.firstLine = firstLine;
    }

    /** The root of the first document; null if there is no document. */
    static @Nullable Node read(String text, int firstLine) throws YamlSyntaxException {
        String mended = text;
        for (int tabs = 0; ; tabs++) {
            try {
                return new NodeReader(mended, firstLine).document();
            } catch (ScannerException e) {
                String better = tabs < MOST_TABS ? withoutTabs(mended, e) : null;
                if (better == null) {
                    throw problem(e, firstLine);
                }
                mended = better;
            } catch (MarkedYAMLException e) {
                throw problem(e, firstLine);
            } catch (ReaderException e) {
                throw new YamlSyntaxException(
                        lineAt(text, e.getPosition(), firstLine), "control characters are not allowed");
            } catch (YAMLException e) {
                throw new YamlSyntaxException(0, "the text cannot be read");
            }
        }
    }

    private static @Nullable String withoutTabs(String text, ScannerException e) {
        Mark mark = e.getProblemMark();
        return mark == null ? null : Dialect.withoutSeparatingTabs(text, indexOf(text, mark));
    }

    private static int indexOf(String text, Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
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

    private @Nullable Node document() throws YamlSyntaxException {
        Parser parser = new ParserImpl(new StreamReader(text), unlimited());
        parser.getEvent();
        require(Dialect.directives(text, 0), firstLine);
        if (parser.getEvent().is(ID.StreamEnd)) {
            return null;
        }
        Node root = node(parser, parser.getEvent(), false);
        Event end = parser.getEvent();
        require(Dialect.directives(text, indexOf(text, end.getEndMark())), line(end));
        return root;
    }

    /** The limits of {@link YamlDocument} hold instead. */
    private static LoaderOptions unlimited() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(Integer.MAX_VALUE);
        return options;
    }

    private Node node(Parser parser, Event event, boolean inFlow) throws YamlSyntaxException {
        if (depth > YamlDocument.MAX_DEPTH) {
            throw new YamlSyntaxException(line(event), "exceeded max depth of " + YamlDocument.MAX_DEPTH);
        }
        depth++;
        Node node = nodeOfKind(parser, event, inFlow);
        depth--;
        return node;
    }

    private Node nodeOfKind(Parser parser, Event event, boolean inFlow) throws YamlSyntaxException {
        int line = line(event);
        if (event instanceof AliasEvent alias) {
            return alias(line, alias.getAnchor());
        }
        if (event instanceof ScalarEvent scalar) {
            return anchored(scalar, scalar(line, scalar, inFlow));
        }
        if (event instanceof SequenceStartEvent start) {
            Node.Sequence sequence = anchored(start, new Node.Sequence(line));
            return fill(sequence, parser, inFlow || start.isFlow());
        }
        MappingStartEvent start = (MappingStartEvent) event;
        Node.Mapping mapping = anchored(start, new Node.Mapping(line));
        return fill(mapping, parser, inFlow || start.isFlow());
    }

    private Node alias(int line, String anchor) throws YamlSyntaxException {
        require(Dialect.anchor(anchor), line);
        Node target = anchors.get(anchor);
        if (target == null) {
            throw new YamlSyntaxException(line, "unknown anchor '" + anchor + "' referenced");
        }
        return new Node.Alias(line, anchor, target);
    }

    private Node.Scalar scalar(int line, ScalarEvent event, boolean inFlow) throws YamlSyntaxException {
        if (inFlow && event.isPlain()) {
            require(Dialect.plainScalarInFlow(event), line);
        } else if (event.isDQuoted() && event.getValue().chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            require(Dialect.escapes(written(event)), line);
        }
        return new Node.Scalar(line, event.getTag(), event.getImplicit().canOmitTagInPlainScalar(), event.getValue());
    }

    private String written(Event event) {
        return text.substring(indexOf(text, event.getStartMark()), indexOf(text, event.getEndMark()));
    }

    private Node fill(Node.Sequence sequence, Parser parser, boolean inFlow) throws YamlSyntaxException {
        for (Event event = parser.getEvent(); !event.is(ID.SequenceEnd); event = parser.getEvent()) {
            sequence.items().add(node(parser, event, inFlow));
        }
        return sequence;
    }

    private Node fill(Node.Mapping mapping, Parser parser, boolean inFlow) throws YamlSyntaxException {
        for (Event event = parser.getEvent(); !event.is(ID.MappingEnd); event = parser.getEvent()) {
            Node key = node(parser, event, inFlow);
            mapping.entries().add(new Node.Entry(key, node(parser, parser.getEvent(), inFlow)));
        }
        return mapping;
    }

    private <N extends Node> N anchored(NodeEvent event, N node) throws YamlSyntaxException {
        if (event.getAnchor() != null) {
            require(Dialect.anchor(event.getAnchor()), node.line());
            anchors.put(event.getAnchor(), node);
        }
        return node;
    }

    private static void require(@Nullable String problem, int line) throws YamlSyntaxException {
        if (problem != null) {
            throw new YamlSyntaxException(line, problem);
        }
    }

    private int line(Event event) {
        return firstLine + event.getStartMark().getLine();
    }
}
