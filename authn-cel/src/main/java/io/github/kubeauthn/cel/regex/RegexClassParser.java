package io.github.kubeauthn.cel.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads classes of characters: in brackets, {@code \d} and its like, and {@code \p{Greek}}. */
final class RegexClassParser {

    private static final Map<String, CharSet> POSIX = Map.ofEntries(
            Map.entry("alnum", CharSet.of('0', '9', 'A', 'Z', 'a', 'z')),
            Map.entry("alpha", CharSet.of('A', 'Z', 'a', 'z')),
            Map.entry("ascii", CharSet.of(0, 0x7f)),
            Map.entry("blank", CharSet.of('\t', '\t', ' ', ' ')),
            Map.entry("cntrl", CharSet.of(0, 0x1f, 0x7f, 0x7f)),
            Map.entry("digit", CharSet.of('0', '9')),
            Map.entry("graph", CharSet.of('!', '~')),
            Map.entry("lower", CharSet.of('a', 'z')),
            Map.entry("print", CharSet.of(' ', '~')),
            Map.entry("punct", CharSet.of('!', '/', ':', '@', '[', '`', '{', '~')),
            Map.entry("space", CharSet.of('\t', '\r', ' ', ' ')),
            Map.entry("upper", CharSet.of('A', 'Z')),
            Map.entry("word", CharSet.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z')),
            Map.entry("xdigit", CharSet.of('0', '9', 'A', 'F', 'a', 'f')));

    private static final CharSet DIGIT = CharSet.of('0', '9');
    private static final CharSet SPACE = CharSet.of('\t', '\n', '\f', '\r', ' ', ' ');
    private static final CharSet WORD = CharSet.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');

    private final RegexReader in;
    private final boolean foldCase;

    RegexClassParser(RegexReader in, boolean foldCase) {
        this.in = in;
        this.foldCase = foldCase;
    }

    /** What stands in brackets; the opening one is read. */
    CharSet parseBrackets() throws RegexSyntaxException {
        int start = in.position() - 1;
        boolean negated = in.skip("^");
        CharSetBuilder members = new CharSetBuilder();
        boolean first = true;
        while (first || in.peek() != ']') {
            first = false;
            if (!addPosix(members) && !addNamed(members)) {
                addRange(members, start);
            }
        }
        in.next();
        CharSet set = members.build();
        return negated ? set.complement() : set;
    }

    private void addRange(CharSetBuilder members, int start) throws RegexSyntaxException {
        int rangeStart = in.position();
        int low = character(start);
        int high = low;
        if (in.follows("-") && !in.follows("-]") && in.position() + 1 < in.all().length()) {
            in.next();
            high = character(start);
        }
        if (high < low) {
            throw new RegexSyntaxException("invalid character class range", in.since(rangeStart));
        }
        if (foldCase) {
            members.addInEveryCase(low, high);
        } else {
            members.add(low, high);
        }
    }

    private int character(int start) throws RegexSyntaxException {
        if (in.atEnd()) {
            throw new RegexSyntaxException("missing closing ]", in.all().substring(start));
        }
        return in.skip("\\") ? in.escaped() : in.next();
    }

    /** Adds {@code [:alpha:]} or {@code [:^alpha:]}, if that follows. */
    private boolean addPosix(CharSetBuilder members) throws RegexSyntaxException {
        int start = in.position();
        int end = in.follows("[:") ? in.find(":]", start + 2) : -1;
        if (end < 0) {
            return false;
        }
        in.moveTo(end + 2);
        String name = in.all().substring(start + 2, end);
        boolean negated = name.startsWith("^");
        CharSet set = POSIX.get(negated ? name.substring(1) : name);
        if (set == null) {
            throw new RegexSyntaxException("invalid character class range", in.since(start));
        }
        members.add(inCase(set, negated));
        return true;
    }

    private boolean addNamed(CharSetBuilder members) throws RegexSyntaxException {
        int start = in.position();
        CharSet named = in.skip("\\") ? parseNamed() : null;
        if (named == null) {
            in.moveTo(start);
            return false;
        }
        members.add(named);
        return true;
    }

    /** The class that an escape names; null if it names none, and nothing is read. The backslash is read. */
    @Nullable
    CharSet parseNamed() throws RegexSyntaxException {
        int letter = in.peek();
        CharSet set = switch (letter) {
            case 'd', 'D' -> DIGIT;
            case 's', 'S' -> SPACE;
            case 'w', 'W' -> WORD;
            default -> null;
        };
        if (set != null) {
            in.next();
            return inCase(set, letter < 'a');
        }
        return letter == 'p' || letter == 'P' ? parseUnicode() : null;
    }

    private CharSet inCase(CharSet set, boolean negated) {
        CharSet cased = foldCase ? set.inEveryCase() : set;
        return negated ? cased.complement() : cased;
    }

    private CharSet parseUnicode() throws RegexSyntaxException {
        int start = in.position() - 1;
        boolean negated = in.next() == 'P';
        String name;
        if (in.skip("{")) {
            if (in.find("}", in.position()) < 0) {
                throw new RegexSyntaxException(
                        "invalid character class range", in.all().substring(start));
            }
            name = in.until("}");
        } else {
            name = in.atEnd() ? "" : Character.toString(in.next());
        }
        if (name.startsWith("^")) {
            negated = !negated;
            name = name.substring(1);
        }
        Unicode.NamedClass named = Unicode.named(name);
        if (named == null) {
            throw new RegexSyntaxException("invalid character class range", in.since(start));
        }
        CharSet set = foldCase ? named.inEveryCase() : named.set();
        return negated ? set.complement() : set;
    }
}
