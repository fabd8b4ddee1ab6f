package io.github.kubeauthn.cel.regex;

import io.github.kubeauthn.cel.regex.RegexNode.Capture;
import io.github.kubeauthn.cel.regex.RegexNode.Chars;
import io.github.kubeauthn.cel.regex.RegexNode.Choice;
import io.github.kubeauthn.cel.regex.RegexNode.Empty;
import io.github.kubeauthn.cel.regex.RegexNode.Place;
import io.github.kubeauthn.cel.regex.RegexNode.Repeat;
import io.github.kubeauthn.cel.regex.RegexNode.Sequence;
import java.util.Arrays;
import java.util.List;

/**
 * A regular expression as instructions for {@link RegexSearch}. Each has a successor; {@link #SPLIT} has two, the first of
 * them preferred.
 */
final class RegexProgram {

    static final byte MATCH = 0;
    static final byte SPLIT = 1;
    static final byte PLACE = 2;
    static final byte CHARS = 3;

    private byte[] kinds = new byte[16];
    private int[] next = new int[16];
    private int[] second = new int[16];
    private CharSet[] chars = new CharSet[16];
    private Place.Kind[] places = new Place.Kind[16];
    private int size;
    private final int start;

    private RegexProgram(RegexNode regex) {
        int match = emit(MATCH, 0);
        this.start = compile(regex, match);
    }

    static RegexProgram of(RegexNode regex) {
        return new RegexProgram(regex);
    }

    int start() {
        return start;
    }

    int size() {
        return size;
    }

    byte kind(int at) {
        return kinds[at];
    }

    int next(int at) {
        return next[at];
    }

    int second(int at) {
        return second[at];
    }

    Place.Kind place(int at) {
        return places[at];
    }

    CharSet chars(int at) {
        return chars[at];
    }

    /** Whether a match can only begin where the text does. */
    boolean isAnchored() {
        return kinds[start] == PLACE && place(start) == Place.Kind.TEXT_START;
    }

    private int emit(byte kind, int successor) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
            second = Arrays.copyOf(second, 2 * size);
            chars = Arrays.copyOf(chars, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        kinds[size] = kind;
        next[size] = successor;
        return size++;
    }

    private int split(int first, int other, boolean firstPreferred) {
        int at = emit(SPLIT, firstPreferred ? first : other);
        second[at] = firstPreferred ? other : first;
        return at;
    }

    /** Compiles a part in front of what follows it; the answer is where it begins. */
    private int compile(RegexNode node, int follower) {
        if (node instanceof Empty) {
            return follower;
        }
        if (node instanceof Chars one) {
            int at = emit(CHARS, follower);
            chars[at] = one.set();
            return at;
        }
        if (node instanceof Place place) {
            int at = emit(PLACE, follower);
            places[at] = place.kind();
            return at;
        }
        if (node instanceof Capture capture) {
            return compile(capture.inner(), follower);
        }
        if (node instanceof Sequence sequence) {
            int first = follower;
            List<RegexNode> parts = sequence.parts();
            for (int i = parts.size() - 1; i >= 0; i--) {
                first = compile(parts.get(i), first);
            }
            return first;
        }
        if (node instanceof Choice choice) {
            List<RegexNode> options = choice.options();
            int last = options.size() - 1;
            int first = compile(options.get(last), follower);
            for (int i = last - 1; i >= 0; i--) {
                first = split(compile(options.get(i), follower), first, true);
            }
            return first;
        }
        return compileRepeat((Repeat) node, follower);
    }

    private int compileRepeat(Repeat repeat, int follower) {
        RegexNode inner = withoutOnce(repeat.inner());
        if (repeat.most() == 0 || inner instanceof Empty) {
            return follower;
        }
        if (repeat.most() == Repeat.UNBOUNDED) {
            // Of x** one star is left: what is repeated must not match the empty string in a loop of its own.
            boolean twice = repeat.least() <= 1 && repeat.repeatsAs(inner);
            int first = twice ? compile(inner, follower) : loop(repeat, inner, follower);
            for (int i = 1; i < repeat.least(); i++) {
                first = compile(inner, first);
            }
            return first;
        }
        int first = follower;
        for (int i = repeat.least(); i < repeat.most(); i++) {
            first = split(compile(inner, first), follower, repeat.greedy());
        }
        for (int i = 0; i < repeat.least(); i++) {
            first = compile(inner, first);
        }
        return first;
    }

    /** The loop of {@code x*}, or of {@code x+} and what comes last of {@code x{5,}}. */
    private int loop(Repeat repeat, RegexNode inner, int follower) {
        int again = emit(SPLIT, 0);
        int body = compile(inner, again);
        next[again] = repeat.greedy() ? body : follower;
        second[again] = repeat.greedy() ? follower : body;
        if (repeat.least() > 0) {
            return body;
        }
        // Where x may be empty, x* is (x+)?: entering by the loop would prefer another match.
        return inner.nullable() ? split(body, follower, repeat.greedy()) : again;
    }

    private static RegexNode withoutOnce(RegexNode node) {
        RegexNode inner = node;
        while (inner instanceof Repeat repeat && repeat.least() == 1 && repeat.most() == 1) {
            inner = repeat.inner();
        }
        return inner instanceof Repeat repeat && repeat.most() == 0 ? new Empty() : inner;
    }
}
