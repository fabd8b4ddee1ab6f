package io.github.kubeauthn.cel.regex;

/**
 * One search for the leftmost match, by going through the text once with every way that a match could still take, in the
 * order in which they are preferred.
 */
final class RegexSearch {

    private final RegexProgram program;
    private final String text;
    private final boolean anyMatch;
    private final boolean anchored;
    private final int[] pending;
    private Ways here;
    private Ways there;
    private int start = -1;
    private int end = -1;

    /** Ways at a place of the text: where each is in the program, and where its match began. */
    private static final class Ways {

        final int[] at;
        final int[] starts;
        /** When an instruction was last reached. */
        final int[] reached;

        int count;
        int round;

        Ways(int size) {
            at = new int[size];
            starts = new int[size];
            reached = new int[size];
        }

        void clear() {
            count = 0;
            round++;
        }
    }

    /** A search; with {@code anyMatch} it ends at once when it is clear that there is a match, wherever that ends. */
    RegexSearch(RegexProgram program, String text, boolean anyMatch) {
        this.program = program;
        this.text = text;
        this.anyMatch = anyMatch;
        this.anchored = program.isAnchored();
        this.pending = new int[program.size() + 1];
        this.here = new Ways(program.size());
        this.there = new Ways(program.size());
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether there is a match from a place on; {@link #start} and {@link #end} say where. */
    boolean find(int from) {
        start = -1;
        end = -1;
        here.clear();
        for (int place = from; ; ) {
            if (start < 0 && (!anchored || place == 0)) {
                follow(here, program.start(), place, place);
            }
            if (here.count == 0 && (start >= 0 || anchored)) {
                return start >= 0;
            }
            int c = place < text.length() ? text.codePointAt(place) : -1;
            int next = place + (c < 0 ? 0 : Character.charCount(c));
            step(c, place, next);
            if (c < 0 || (anyMatch && start >= 0)) {
                return start >= 0;
            }
            Ways done = here;
            here = there;
            there = done;
            place = next;
        }
    }

    private void step(int c, int place, int next) {
        there.clear();
        for (int i = 0; i < here.count; i++) {
            int at = here.at[i];
            if (program.kind(at) == RegexProgram.MATCH) {
                start = here.starts[i];
                end = place;
                // Whatever comes later in the order is preferred less.
                return;
            }
            if (c >= 0 && program.chars(at).contains(c)) {
                follow(there, program.next(at), here.starts[i], next);
            }
        }
    }

    /** Adds the instructions that can be reached without a character. */
    private void follow(Ways ways, int first, int matchStart, int place) {
        int waiting = 0;
        pending[waiting++] = first;
        while (waiting > 0) {
            int at = pending[--waiting];
            if (ways.reached[at] == ways.round) {
                continue;
            }
            ways.reached[at] = ways.round;
            switch (program.kind(at)) {
                case RegexProgram.SPLIT -> {
                    pending[waiting++] = program.second(at);
                    pending[waiting++] = program.next(at);
                }
                case RegexProgram.PLACE -> {
                    if (holds(program.place(at), place)) {
                        pending[waiting++] = program.next(at);
                    }
                }
                default -> {
                    ways.at[ways.count] = at;
                    ways.starts[ways.count++] = matchStart;
                }
            }
        }
    }

    private boolean holds(RegexNode.Place.Kind kind, int place) {
        return switch (kind) {
            case TEXT_START -> place == 0;
            case TEXT_END -> place == text.length();
            case LINE_START -> place == 0 || text.charAt(place - 1) == '\n';
            case LINE_END -> place == text.length() || text.charAt(place) == '\n';
            case WORD_BOUNDARY -> isWord(place - 1) != isWord(place);
            case NO_WORD_BOUNDARY -> isWord(place - 1) == isWord(place);
        };
    }

    private boolean isWord(int index) {
        return index >= 0
                && index < text.length()
                && (text.charAt(index) == '_' || RegexReader.isAlphanumeric(text.charAt(index)));
    }
}
