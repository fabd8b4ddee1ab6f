package io.github.kubeauthn.cel.regex;

import java.util.Arrays;

/** A set of code points. Immutable. */
final class CharSet {

    static final CharSet ANY = of(0, Character.MAX_CODE_POINT);
    static final CharSet NOT_NEWLINE = of('\n').complement();

    /** First and last code point of each range, in order, with a gap between any two ranges. */
    private final int[] bounds;

    private final long below64;
    private final long below128;

    private CharSet(int[] bounds) {
        this.bounds = bounds;
        this.below64 = bits(bounds, 0);
        this.below128 = bits(bounds, 64);
    }

    static CharSet of(int codePoint) {
        return of(codePoint, codePoint);
    }

    static CharSet of(int... bounds) {
        return new CharSet(bounds.clone());
    }

    private static long bits(int[] bounds, int from) {
        long bits = 0;
        for (int i = 0; i < bounds.length && bounds[i] < from + 64; i += 2) {
            for (int c = Math.max(bounds[i], from); c <= Math.min(bounds[i + 1], from + 63); c++) {
                bits |= 1L << (c - from);
            }
        }
        return bits;
    }

    boolean contains(int codePoint) {
        if (codePoint < 128) {
            return ((codePoint < 64 ? below64 : below128) >>> (codePoint & 63) & 1) != 0;
        }
        int at = Arrays.binarySearch(bounds, codePoint);
        // Between a first and a last code point, the place to insert at is odd.
        return at >= 0 || (~at & 1) != 0;
    }

    /** How many numbers describe the set: two for each range. */
    int size() {
        return bounds.length;
    }

    int bound(int index) {
        return bounds[index];
    }

    boolean isSingle() {
        return bounds.length == 2 && bounds[0] == bounds[1];
    }

    /** Whether it is a letter in both its cases, and that letter has no third form. */
    boolean isPairOfCases() {
        boolean twoApart = bounds.length == 4 && bounds[0] == bounds[1] && bounds[2] == bounds[3];
        boolean neighbours = bounds.length == 2 && bounds[0] + 1 == bounds[1];
        return (twoApart || neighbours)
                && Unicode.otherCase(bounds[0]) == bounds[bounds.length - 1]
                && Unicode.otherCase(bounds[bounds.length - 1]) == bounds[0];
    }

    CharSet complement() {
        CharSetBuilder others = new CharSetBuilder();
        int next = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            others.add(next, bounds[i] - 1);
            next = bounds[i + 1] + 1;
        }
        return others.add(next, Character.MAX_CODE_POINT).build();
    }

    /** With the other cases of every letter. */
    CharSet inEveryCase() {
        CharSetBuilder all = new CharSetBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            all.addInEveryCase(bounds[i], bounds[i + 1]);
        }
        return all.build();
    }

    CharSet or(CharSet other) {
        return new CharSetBuilder().add(this).add(other).build();
    }
}
