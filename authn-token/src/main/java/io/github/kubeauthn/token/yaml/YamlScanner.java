package io.github.kubeauthn.token.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.BlockEndToken;
import org.yaml.snakeyaml.tokens.BlockEntryToken;
import org.yaml.snakeyaml.tokens.BlockMappingStartToken;
import org.yaml.snakeyaml.tokens.BlockSequenceStartToken;
import org.yaml.snakeyaml.tokens.DocumentEndToken;
import org.yaml.snakeyaml.tokens.DocumentStartToken;
import org.yaml.snakeyaml.tokens.FlowEntryToken;
import org.yaml.snakeyaml.tokens.FlowMappingEndToken;
import org.yaml.snakeyaml.tokens.FlowMappingStartToken;
import org.yaml.snakeyaml.tokens.FlowSequenceEndToken;
import org.yaml.snakeyaml.tokens.FlowSequenceStartToken;
import org.yaml.snakeyaml.tokens.KeyToken;
import org.yaml.snakeyaml.tokens.StreamEndToken;
import org.yaml.snakeyaml.tokens.StreamStartToken;
import org.yaml.snakeyaml.tokens.Token;
import org.yaml.snakeyaml.tokens.ValueToken;

/**
 * Cuts a text into tokens where go.yaml.in/yaml/v2 cuts it, for SnakeYAML's parser: SnakeYAML's own scanner has other ideas
 * of tabs, colons and question marks in braces, escapes and directives.
 */
final class YamlScanner implements Scanner {

    /** How deep brackets, or indentation, may nest. */
    private static final int MAX_LEVELS = 10_000;

    /** How many characters a key may take that no question mark announces. */
    private static final int MAX_SIMPLE_KEY = 1_024;

    private final Cursor in;
    private final ScalarScanner scalars;
    private final PropertyScanner properties;

    /** Tokens that are cut, but not taken yet. */
    private final List<Token> tokens = new ArrayList<>();

    private int taken;

    /** A place where a key may have begun, for each level of brackets. */
    private final Deque<SimpleKey> simpleKeys = new ArrayDeque<>();

    private final Map<Integer, SimpleKey> simpleKeysByToken = new HashMap<>();
    private boolean simpleKeyAllowed = true;

    private final Deque<Integer> outerIndents = new ArrayDeque<>();
    private int indent = -1;
    private boolean sawDirective;
    private boolean ended;

    /** A token that turns out to begin a key if a colon follows. */
    private static final class SimpleKey {

        final int token;
        /** Whether the line cannot be anything else. */
        final boolean required;

        final Mark mark;
        boolean possible;

        SimpleKey(int token, boolean required, Mark mark, boolean possible) {
            this.token = token;
            this.required = required;
            this.mark = mark;
            this.possible = possible;
        }

        static SimpleKey none(Mark mark) {
            return new SimpleKey(-1, false, mark, false);
        }
    }

    YamlScanner(String text) {
        this.in = new Cursor(text);
        this.scalars = new ScalarScanner(in);
        this.properties = new PropertyScanner(in);
        simpleKeys.push(SimpleKey.none(in.mark()));
        tokens.add(new StreamStartToken(in.mark(), in.mark()));
    }

    /** Whether there was a directive so far. */
    boolean sawDirective() {
        return sawDirective;
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
        fetchWhatIsNeeded();
        if (tokens.isEmpty()) {
            return false;
        }
        Token.ID next = tokens.get(0).getTokenId();
        for (Token.ID choice : choices) {
            if (choice == next) {
                return true;
            }
        }
        return choices.length == 0;
    }

    @Override
    public Token peekToken() {
        fetchWhatIsNeeded();
        return tokens.get(0);
    }

    @Override
    public Token getToken() {
        fetchWhatIsNeeded();
        taken++;
        return tokens.remove(0);
    }

    @Override
    public void resetDocumentIndex() {
        // only the length of a document within a stream would be counted
    }

    private void fetchWhatIsNeeded() {
        while (!ended && (tokens.isEmpty() || mayBecomeKey())) {
            fetch();
        }
    }

    /** Whether the next token to take may still get the sign of a key in front. */
    private boolean mayBecomeKey() {
        SimpleKey key = simpleKeysByToken.get(taken);
        return key != null && isValid(key);
    }

    private void fetch() {
        skipToToken();
        unrollIndent(in.column());
        if (in.atEnd()) {
            fetchStreamEnd();
        } else if (in.column() == 0 && in.at('%')) {
            fetchDirective();
        } else if (in.atDocumentIndicator()) {
            fetchDocumentIndicator();
        } else if (!fetchStructure() && !fetchContent()) {
            throw in.problem(
                    "while scanning for the next token", in.mark(), "found character that cannot start any token");
        }
    }

    private void skipToToken() {
        while (true) {
            if (in.index() == 0 && in.peek() == '\ufeff') {
                in.skip();
            }
            while (in.at(' ') || (in.at('\t') && (inFlow() || !simpleKeyAllowed))) {
                in.skip();
            }
            in.skipComment();
            if (!in.atBreak()) {
                return;
            }
            in.skipBreak();
            simpleKeyAllowed |= !inFlow();
        }
    }

    private boolean fetchStructure() {
        Mark start = in.mark();
        switch (in.peek()) {
            case '[' -> openFlow(new FlowSequenceStartToken(start, start));
            case '{' -> openFlow(new FlowMappingStartToken(start, start));
            case ']' -> closeFlow(new FlowSequenceEndToken(start, start));
            case '}' -> closeFlow(new FlowMappingEndToken(start, start));
            case ',' -> {
                removeSimpleKey();
                simpleKeyAllowed = true;
                in.skip();
                tokens.add(new FlowEntryToken(start, in.mark()));
            }
            case '-' -> {
                return in.isSpace(1) && fetchBlockEntry(start);
            }
            case '?' -> {
                return (inFlow() || in.isSpace(1)) && fetchKey(start);
            }
            case ':' -> {
                return (inFlow() || in.isSpace(1)) && fetchValue(start);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean fetchContent() {
        switch (in.peek()) {
            case '*' -> {
                startInLine();
                Mark start = in.mark();
                tokens.add(new AliasToken(properties.anchor("while scanning an alias"), start, in.mark()));
            }
            case '&' -> {
                startInLine();
                Mark start = in.mark();
                tokens.add(new AnchorToken(properties.anchor("while scanning an anchor"), start, in.mark()));
            }
            case '!' -> {
                startInLine();
                tokens.add(properties.tag());
            }
            case '\'', '"' -> {
                startInLine();
                tokens.add(scalars.quoted());
            }
            default -> {
                return inFlow() || !in.atAny("|>") ? fetchPlain() : fetchBlockScalar();
            }
        }
        return true;
    }

    private void startInLine() {
        saveSimpleKey();
        simpleKeyAllowed = false;
    }

    private boolean fetchPlain() {
        boolean starts = !in.isSpace(0) && !in.atAny("-?:,[]{}#&*!|>'\"%@`");
        boolean dash = in.at('-') && !in.isBlank(1);
        boolean sign = !inFlow() && in.atAny("?:") && !in.isSpace(1);
        if (!starts && !dash && !sign) {
            return false;
        }
        startInLine();
        ScalarScanner.Plain plain = scalars.plain(indent, inFlow());
        tokens.add(plain.token());
        simpleKeyAllowed = plain.lineBreakBehind();
        return true;
    }

    private boolean fetchBlockScalar() {
        removeSimpleKey();
        simpleKeyAllowed = true;
        tokens.add(scalars.block(indent));
        return true;
    }

    private void fetchStreamEnd() {
        in.finishLine();
        startAtMargin();
        tokens.add(new StreamEndToken(in.mark(), in.mark()));
        ended = true;
    }

    private void startAtMargin() {
        unrollIndent(-1);
        removeSimpleKey();
        simpleKeyAllowed = false;
    }

    private void fetchDirective() {
        startAtMargin();
        sawDirective = true;
        tokens.add(properties.directive());
    }

    private void fetchDocumentIndicator() {
        startAtMargin();
        Mark start = in.mark();
        boolean begins = in.at('-');
        in.skip(3);
        tokens.add(begins ? new DocumentStartToken(start, in.mark()) : new DocumentEndToken(start, in.mark()));
    }

    private void openFlow(Token token) {
        saveSimpleKey();
        simpleKeys.push(SimpleKey.none(in.mark()));
        if (simpleKeys.size() > MAX_LEVELS + 1) {
            throw in.problem("while increasing flow level", in.mark(), "exceeded max depth of " + MAX_LEVELS);
        }
        simpleKeyAllowed = true;
        in.skip();
        tokens.add(token);
    }

    private void closeFlow(Token token) {
        removeSimpleKey();
        if (inFlow()) {
            simpleKeysByToken.remove(simpleKeys.pop().token);
        }
        simpleKeyAllowed = false;
        in.skip();
        tokens.add(token);
    }

    private boolean inFlow() {
        return simpleKeys.size() > 1;
    }

    private boolean fetchBlockEntry(Mark start) {
        if (!inFlow()) {
            requireSimpleKeyAllowed("block sequence entries are not allowed in this context");
            rollIndent(in.column(), tokens.size(), new BlockSequenceStartToken(start, start));
        }
        removeSimpleKey();
        simpleKeyAllowed = true;
        in.skip();
        tokens.add(new BlockEntryToken(start, in.mark()));
        return true;
    }

    private boolean fetchKey(Mark start) {
        if (!inFlow()) {
            requireSimpleKeyAllowed("mapping keys are not allowed in this context");
            rollIndent(in.column(), tokens.size(), new BlockMappingStartToken(start, start));
        }
        removeSimpleKey();
        simpleKeyAllowed = !inFlow();
        in.skip();
        tokens.add(new KeyToken(start, in.mark()));
        return true;
    }

    private boolean fetchValue(Mark start) {
        SimpleKey key = simpleKeys.element();
        if (isValid(key)) {
            int place = key.token - taken;
            tokens.add(place, new KeyToken(key.mark, key.mark));
            rollIndent(key.mark.getColumn(), place, new BlockMappingStartToken(key.mark, key.mark));
            key.possible = false;
            simpleKeysByToken.remove(key.token);
            simpleKeyAllowed = false;
        } else {
            if (!inFlow()) {
                requireSimpleKeyAllowed("mapping values are not allowed in this context");
                rollIndent(in.column(), tokens.size(), new BlockMappingStartToken(start, start));
            }
            simpleKeyAllowed = !inFlow();
        }
        in.skip();
        tokens.add(new ValueToken(start, in.mark()));
        return true;
    }

    private void requireSimpleKeyAllowed(String problem) {
        if (!simpleKeyAllowed) {
            throw in.problem("", in.mark(), problem);
        }
    }

    private void rollIndent(int column, int place, Token token) {
        if (!inFlow() && indent < column) {
            outerIndents.push(indent);
            indent = column;
            if (outerIndents.size() > MAX_LEVELS) {
                throw in.problem("while increasing indent level", in.mark(), "exceeded max depth of " + MAX_LEVELS);
            }
            tokens.add(place, token);
        }
    }

    private void unrollIndent(int column) {
        while (!inFlow() && indent > column) {
            tokens.add(new BlockEndToken(in.mark(), in.mark()));
            indent = outerIndents.pop();
        }
    }

    private boolean isValid(SimpleKey key) {
        if (!key.possible) {
            return false;
        }
        if (key.mark.getLine() < in.line() || key.mark.getIndex() + MAX_SIMPLE_KEY < in.index()) {
            if (key.required) {
                throw missingColon(key);
            }
            key.possible = false;
        }
        return key.possible;
    }

    private void saveSimpleKey() {
        if (simpleKeyAllowed) {
            boolean required = !inFlow() && indent == in.column();
            removeSimpleKey();
            SimpleKey key = new SimpleKey(taken + tokens.size(), required, in.mark(), true);
            simpleKeys.pop();
            simpleKeys.push(key);
            simpleKeysByToken.put(key.token, key);
        }
    }

    private void removeSimpleKey() {
        SimpleKey key = simpleKeys.element();
        if (key.possible) {
            if (key.required) {
                throw missingColon(key);
            }
            key.possible = false;
            simpleKeysByToken.remove(key.token);
        }
    }

    private ScannerException missingColon(SimpleKey key) {
        return in.problem("while scanning a simple key", key.mark, "could not find expected ':'");
    }
}
