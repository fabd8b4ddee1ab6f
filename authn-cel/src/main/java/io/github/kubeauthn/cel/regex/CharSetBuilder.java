package io.github.kubeauthn.cel.regex;

import java.util.Arrays;

/** Collects ranges of code points in any order. */
final class CharSetBuilder {

    /** A range in each, its first code point in the upper half: they sort by it. */
    private long[] ranges = new long[4];

    private int count;

    /** Adds a range; one that ends before it begins is empty. */
    CharSetBuilder add(int first, int last) {
        if (first > last) {
            return this;
        }
        if (count == ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * count);
        }
        ranges[count++] = (long) first << 32 | last;
        return this;
    }

    CharSetBuilder add(CharSet set) {
        for (int i = 0; i < set.size(); i += 2) {
            add(set.bound(i), set.bound(i + 1));
        }
        return this;
    }

    /** Adds a range with the other cases of its letters. */
    CharSetBuilder addInEveryCase(int first, int last) {
        add(first, last);
        Unicode.forEachCased(first, last, letter -> {
            for (int other = Unicode.otherCase(letter); other != letter; other = Unicode.otherCase(other)) {
                if (other < first || other > last) {
                    add(other, other);
                }
            }
        });
        return this;
    }

    CharSet build() {
        Arrays.sort(ranges, 0, count);
        int[] bounds = new int[2 * count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int first = (int) (ranges[i] >>> 32);
            int last = (int) ranges[i];
            if (size > 0 && first <= bounds[size - 1] + 1) {
                bounds[size - 1] = Math.max(bounds[size - 1], last);
            } else {
                bounds[size++] = first;
                bounds[size++] = last;
            }
        }
        return CharSet.of(Arrays.copyOf(bounds, size));
    }
}
