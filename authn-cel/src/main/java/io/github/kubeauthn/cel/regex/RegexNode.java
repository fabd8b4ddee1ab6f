package io.github.kubeauthn.cel.regex;

import java.util.ArrayList;
import java.util.List;

/** What a part of a regular expression matches. Immutable. */
sealed interface RegexNode {

    /** How deep it nests, counted as Go does: a run of literal characters is one deep. */
    int height();

    /** How many instructions its program has, counted as Go does. */
    long size();

    /** Whether it matches the empty string anywhere. */
    boolean nullable();

    record Empty() implements RegexNode {

        @Override
        public int height() {
            return 1;
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }

    /** One character of a set. */
    record Chars(CharSet set, Chars.Kind kind) implements RegexNode {

        enum Kind {
            LITERAL,
            LITERAL_IN_EVERY_CASE,
            CLASS
        }

        /** A class in brackets or the like, which may be no more than a literal. */
        static Chars ofClass(CharSet set) {
            if (set.isSingle()) {
                return new Chars(set, Chars.Kind.LITERAL);
            }
            return new Chars(set, set.isPairOfCases() ? Chars.Kind.LITERAL_IN_EVERY_CASE : Chars.Kind.CLASS);
        }

        @Override
        public int height() {
            return 1;
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        boolean joins(RegexNode next) {
            return kind != Chars.Kind.CLASS && next instanceof Chars chars && kind == chars.kind;
        }
    }

    /** A place between characters. */
    record Place(Place.Kind kind) implements RegexNode {

        enum Kind {
            TEXT_START,
            TEXT_END,
            LINE_START,
            LINE_END,
            WORD_BOUNDARY,
            NO_WORD_BOUNDARY
        }

        @Override
        public int height() {
            return 1;
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }

    /** One after the other. */
    record Sequence(List<RegexNode> parts, int height, long size, boolean nullable) implements RegexNode {}

    /** The first that fits. */
    record Choice(List<RegexNode> options, int height, long size, boolean nullable) implements RegexNode {}

    /** A group that Go would capture; here only what the whole matches counts. */
    record Capture(RegexNode inner) implements RegexNode {

        @Override
        public int height() {
            return 1 + inner.height();
        }

        @Override
        public long size() {
            return 2 + inner.size();
        }

        @Override
        public boolean nullable() {
            return inner.nullable();
        }
    }

    /** Many times; without an upper bound, {@code most} is {@link #UNBOUNDED}. */
    record Repeat(RegexNode inner, int least, int most, boolean greedy, int height, long size) implements RegexNode {

        static final int UNBOUNDED = -1;

        static Repeat of(RegexNode inner, int least, int most, boolean greedy) {
            long size;
            if (most != UNBOUNDED) {
                size = most * inner.size() + most - least;
            } else {
                size = least == 0 ? 2 + inner.size() : 1 + least * inner.size();
            }
            return new Repeat(inner, least, most, greedy, 1 + inner.height(), Math.max(1, size));
        }

        @Override
        public boolean nullable() {
            return least == 0 || inner.nullable();
        }

        boolean repeatsAs(RegexNode other) {
            return other instanceof Repeat repeat
                    && least == repeat.least
                    && most == repeat.most
                    && greedy == repeat.greedy;
        }
    }

    static RegexNode sequence(List<RegexNode> items) {
        if (items.size() < 2) {
            return items.isEmpty() ? new Empty() : items.get(0);
        }
        List<RegexNode> parts = new ArrayList<>();
        items.forEach(item -> parts.addAll(item instanceof Sequence nested ? nested.parts() : List.of(item)));
        boolean oneRun = true;
        for (int i = 1; i < parts.size(); i++) {
            oneRun &= parts.get(i - 1) instanceof Chars chars && chars.joins(parts.get(i));
        }
        return new Sequence(
                List.copyOf(parts),
                oneRun ? 1 : 1 + highest(parts),
                parts.stream().mapToLong(RegexNode::size).sum(),
                parts.stream().allMatch(RegexNode::nullable));
    }

    static RegexNode choice(List<RegexNode> alternatives) {
        List<RegexNode> options = new ArrayList<>();
        List<Chars> run = new ArrayList<>();
        for (RegexNode alternative : alternatives) {
            for (RegexNode option : alternative instanceof Choice nested ? nested.options() : List.of(alternative)) {
                if (option instanceof Chars chars) {
                    run.add(chars);
                } else {
                    addAnyOf(run, options);
                    options.add(option);
                }
            }
        }
        addAnyOf(run, options);
        if (options.size() == 1) {
            return options.get(0);
        }
        return new Choice(
                List.copyOf(options),
                1 + highest(options),
                options.stream().mapToLong(RegexNode::size).sum() + options.size() - 1,
                options.stream().anyMatch(RegexNode::nullable));
    }

    /** Single characters side by side are one option: a class. */
    private static void addAnyOf(List<Chars> run, List<RegexNode> options) {
        if (run.size() == 1) {
            options.add(run.get(0));
        } else if (run.size() > 1) {
            CharSetBuilder union = new CharSetBuilder();
            run.forEach(chars -> union.add(chars.set()));
            options.add(new Chars(union.build(), Chars.Kind.CLASS));
        }
        run.clear();
    }

    private static int highest(List<RegexNode> nodes) {
        return nodes.stream().mapToInt(RegexNode::height).max().orElse(0);
    }
}
