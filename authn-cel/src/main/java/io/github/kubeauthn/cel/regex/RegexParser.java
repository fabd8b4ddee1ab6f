package io.github.kubeauthn.cel.regex;

import io.github.kubeauthn.cel.regex.RegexNode.Capture;
import io.github.kubeauthn.cel.regex.RegexNode.Chars;
import io.github.kubeauthn.cel.regex.RegexNode.Place;
import io.github.kubeauthn.cel.regex.RegexNode.Repeat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a regular expression in the syntax of Go's {@code regexp}, and refuses what that refuses. */
final class RegexParser {

    /** How deep an expression may nest. */
    static final int MAX_HEIGHT = 1_000;

    /** How many instructions a program may have. */
    static final long MAX_SIZE = (128L << 20) / 40;

    /** How many numbers all classes may take together. */
    private static final long MAX_CLASS_SIZE = (128L << 20) / 4;

    private static final int MAX_REPEAT = 1_000;

    private final RegexReader in;
    private final Deque<OpenGroup> groups = new ArrayDeque<>();
    private OpenGroup group = new OpenGroup(false, RegexFlags.NONE);
    private RegexFlags flags = RegexFlags.NONE;
    private boolean afterRepeat;
    private long classSize;

    private RegexParser(String regex) {
        this.in = new RegexReader(regex);
    }

    /** What stands between a parenthesis and its partner, so far. */
    private static final class OpenGroup {

        final boolean capturing;
        /** Those that hold again behind the group. */
        final RegexFlags flagsOutside;

        final List<RegexNode> alternatives = new ArrayList<>();
        List<RegexNode> items = new ArrayList<>();

        OpenGroup(boolean capturing, RegexFlags flagsOutside) {
            this.capturing = capturing;
            this.flagsOutside = flagsOutside;
        }
    }

    static RegexNode parse(String regex) throws RegexSyntaxException {
        return new RegexParser(regex).parse();
    }

    private RegexNode parse() throws RegexSyntaxException {
        while (!in.atEnd()) {
            boolean repeat = isRepeat();
            if (repeat) {
                readRepeat();
            } else {
                readItem();
            }
            afterRepeat = repeat;
        }
        if (!groups.isEmpty()) {
            throw new RegexSyntaxException("missing closing )", in.all());
        }
        return closed();
    }

    private void readItem() throws RegexSyntaxException {
        int c = in.next();
        switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '|' -> {
                group.alternatives.add(checked(RegexNode.sequence(group.items)));
                group.items = new ArrayList<>();
            }
            case '^' -> add(new Place(flags.multiLine() ? Place.Kind.LINE_START : Place.Kind.TEXT_START));
            case '$' -> add(new Place(flags.multiLine() ? Place.Kind.LINE_END : Place.Kind.TEXT_END));
            case '.' -> add(Chars.ofClass(flags.dotNewline() ? CharSet.ANY : CharSet.NOT_NEWLINE));
            case '[' -> addClass(new RegexClassParser(in, flags.foldCase()).parseBrackets());
            case '\\' -> readEscape();
            default -> addLiteral(c);
        }
    }

    private void readEscape() throws RegexSyntaxException {
        switch (in.peek()) {
            case 'A' -> addPlace(Place.Kind.TEXT_START);
            case 'z' -> addPlace(Place.Kind.TEXT_END);
            case 'b' -> addPlace(Place.Kind.WORD_BOUNDARY);
            case 'B' -> addPlace(Place.Kind.NO_WORD_BOUNDARY);
            case 'Q' -> {
                in.next();
                in.until("\\E").codePoints().forEach(this::addLiteral);
            }
            default -> {
                CharSet named = new RegexClassParser(in, flags.foldCase()).parseNamed();
                if (named != null) {
                    addClass(named);
                } else {
                    addLiteral(in.escaped());
                }
            }
        }
    }

    private void addPlace(Place.Kind kind) {
        in.next();
        add(new Place(kind));
    }

    private void addLiteral(int c) {
        CharSet set = CharSet.of(c);
        add(
                flags.foldCase()
                        ? new Chars(set.inEveryCase(), Chars.Kind.LITERAL_IN_EVERY_CASE)
                        : new Chars(set, Chars.Kind.LITERAL));
    }

    private void addClass(CharSet set) throws RegexSyntaxException {
        classSize += set.size();
        if (classSize > MAX_CLASS_SIZE) {
            throw tooLarge();
        }
        add(Chars.ofClass(set));
    }

    private void add(RegexNode item) {
        group.items.add(item);
    }

    private void open() throws RegexSyntaxException {
        int start = in.position() - 1;
        if (!in.skip("?")) {
            open(true, flags);
            return;
        }
        if (in.skip("P<") || in.skip("<")) {
            readName(start);
            open(true, flags);
            return;
        }
        RegexFlags changed = readFlags(start);
        if (in.skip(":")) {
            open(false, changed);
        } else {
            in.skip(")");
            flags = changed;
        }
    }

    private void open(boolean capturing, RegexFlags inside) {
        groups.push(group);
        group = new OpenGroup(capturing, flags);
        flags = inside;
    }

    private void readName(int start) throws RegexSyntaxException {
        int nameStart = in.position();
        while (in.peek() != '>') {
            int c = in.atEnd() ? -1 : in.next();
            if (c != '_' && !RegexReader.isAlphanumeric(c)) {
                throw new RegexSyntaxException("invalid named capture", in.since(start));
            }
        }
        if (in.position() == nameStart) {
            throw new RegexSyntaxException("invalid named capture", in.since(start));
        }
        in.next();
    }

    /** Reads the letters of {@code (?im-s:} or {@code (?im-s)} up to what ends them. */
    private RegexFlags readFlags(int start) throws RegexSyntaxException {
        RegexFlags changed = flags;
        boolean on = true;
        boolean sawFlag = false;
        while (in.peek() != ':' && in.peek() != ')') {
            int c = in.atEnd() ? -1 : in.next();
            if (c == '-' && on) {
                on = false;
                sawFlag = false;
            } else if (RegexFlags.isFlag(c)) {
                changed = changed.with((char) c, on);
                sawFlag = true;
            } else {
                throw new RegexSyntaxException("invalid or unsupported Perl syntax", in.since(start));
            }
        }
        if (!on && !sawFlag) {
            throw new RegexSyntaxException("invalid or unsupported Perl syntax", in.since(start));
        }
        return changed;
    }

    private void close() throws RegexSyntaxException {
        if (groups.isEmpty()) {
            throw new RegexSyntaxException("unexpected )", in.all());
        }
        RegexNode inner = closed();
        boolean capturing = group.capturing;
        flags = group.flagsOutside;
        group = groups.pop();
        add(capturing ? checked(new Capture(inner)) : inner);
    }

    private RegexNode closed() throws RegexSyntaxException {
        group.alternatives.add(checked(RegexNode.sequence(group.items)));
        return checked(RegexNode.choice(group.alternatives));
    }

    /** Whether an operator follows that repeats what is before it; a brace that counts nothing is a literal. */
    private boolean isRepeat() {
        int c = in.peek();
        return c == '*' || c == '+' || c == '?' || (c == '{' && in.repeatCounts() != null);
    }

    private void readRepeat() throws RegexSyntaxException {
        int start = in.position();
        RegexReader.Counts counts = in.repeatCounts();
        int operator = in.next();
        int least = operator == '+' ? 1 : 0;
        int most = operator == '?' ? 1 : Repeat.UNBOUNDED;
        if (operator == '{' && counts != null) {
            in.moveTo(counts.end());
            least = counts.least();
            most = counts.most();
            boolean inOrder = most == Repeat.UNBOUNDED || least <= most;
            if (least > MAX_REPEAT || most > MAX_REPEAT || !inOrder) {
                throw new RegexSyntaxException("invalid repeat count", in.since(start));
            }
        }
        boolean greedy = in.skip("?") == flags.ungreedy();
        if (afterRepeat) {
            throw new RegexSyntaxException("invalid nested repetition operator", in.since(start));
        }
        int last = group.items.size() - 1;
        if (last < 0) {
            throw new RegexSyntaxException("missing argument to repetition operator", in.since(start));
        }
        Repeat repeat = Repeat.of(group.items.get(last), least, most, greedy);
        group.items.set(last, checked(repeat));
        if ((least >= 2 || most >= 2) && !repeatsAtMost(repeat, MAX_REPEAT)) {
            throw new RegexSyntaxException("invalid repeat count", in.since(start));
        }
    }

    /** Whether nested repetitions, multiplied, stay within a limit. */
    private static boolean repeatsAtMost(RegexNode node, int times) {
        if (node instanceof Repeat repeat) {
            int most = repeat.most() == Repeat.UNBOUNDED ? repeat.least() : repeat.most();
            if (repeat.most() == 0) {
                return true;
            }
            return most <= times && repeatsAtMost(repeat.inner(), most > 0 ? times / most : times);
        }
        if (node instanceof Capture capture) {
            return repeatsAtMost(capture.inner(), times);
        }
        List<RegexNode> children = node instanceof RegexNode.Sequence sequence
                ? sequence.parts()
                : node instanceof RegexNode.Choice choice ? choice.options() : List.of();
        for (RegexNode child : children) {
            if (!repeatsAtMost(child, times)) {
                return false;
            }
        }
        return true;
    }

    private <N extends RegexNode> N checked(N node) throws RegexSyntaxException {
        if (node.size() > MAX_SIZE) {
            throw tooLarge();
        }
        if (node.height() > MAX_HEIGHT) {
            throw new RegexSyntaxException("expression nests too deeply", in.all());
        }
        return node;
    }

    private RegexSyntaxException tooLarge() {
        return new RegexSyntaxException("expression too large", in.all());
    }
}
