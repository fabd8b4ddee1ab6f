package io.github.kubeauthn.cel.function;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a regular expression repeats its innermost part. Go refuses more than a thousand times, nested repetitions
 * multiplied; RE2/J only looks at each alone, and would build programs of any size.
 */
final class RegexRepetitions {

    private static final long LIMIT = 1_000;

    private final String regex;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    /** The most repetitions within the group that is being read, and within its last item. */
    private long inGroup = 1;

    private long inItem = 1;
    private boolean tooMany;

    private RegexRepetitions(String regex) {
        this.regex = regex;
    }

    /** Whether there are too many in a well-formed regular expression. */
    static boolean areTooMany(String regex) {
        if (regex.indexOf('{') < 0) {
            return false;
        }
        RegexRepetitions repetitions = new RegexRepetitions(regex);
        while (repetitions.at < regex.length()) {
            repetitions.readItem();
        }
        return repetitions.tooMany;
    }

    private void readItem() {
        char c = regex.charAt(at++);
        switch (c) {
            case '\\' -> skipEscape();
            case '[' -> skipClass();
            case '(' -> {
                outer.push(inGroup);
                inGroup = 1;
                inItem = 1;
            }
            case ')' -> {
                inItem = inGroup;
                inGroup = Math.max(inGroup, outer.isEmpty() ? 1 : outer.pop());
            }
            case '{' -> readRepetition();
            case '*', '+', '?' -> {}
            default -> inItem = 1;
        }
    }

    private void skipEscape() {
        inItem = 1;
        if (regex.startsWith("Q", at)) {
            int end = regex.indexOf("\\E", at);
            at = end < 0 ? regex.length() : end + 2;
            return;
        }
        boolean braces = at + 1 < regex.length() && "pPx".indexOf(regex.charAt(at)) >= 0 && regex.charAt(at + 1) == '{';
        at = braces ? behind('}') : at + 1;
    }

    private void skipClass() {
        inItem = 1;
        at += regex.startsWith("^", at) ? 1 : 0;
        at += regex.startsWith("]", at) ? 1 : 0;
        while (at < regex.length() && regex.charAt(at) != ']') {
            if (regex.startsWith("[:", at) && regex.indexOf(":]", at) > 0) {
                at = regex.indexOf(":]", at) + 2;
            } else {
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
    }

    private int behind(char c) {
        int found = regex.indexOf(c, at);
        return found < 0 ? regex.length() : found + 1;
    }

    private void readRepetition() {
        int end = regex.indexOf('}', at);
        String bounds = end < 0 ? "" : regex.substring(at, end);
        int comma = bounds.indexOf(',');
        String most = comma < 0 || comma == bounds.length() - 1 ? bounds.replace(",", "") : bounds.substring(comma + 1);
        boolean isRepetition = !most.isEmpty()
                && most.length() <= 4
                && bounds.indexOf(',') == bounds.lastIndexOf(',')
                && bounds.charAt(0) != ','
                && bounds.chars().allMatch(c -> c == ',' || (c >= '0' && c <= '9'));
        if (!isRepetition) {
            inItem = 1;
            return;
        }
        at = end + 1;
        long times = Long.parseLong(most);
        inItem *= Math.max(1, times);
        inGroup = Math.max(inGroup, inItem);
        tooMany |= times >= 2 && inItem > LIMIT;
    }
}
