package io.github.kubeauthn.cel.regex;

import java.util.ArrayList;
import java.util.List;

/** A regular expression in Go's syntax. Immutable, for any number of threads. */
public final class Regex {

    private final RegexProgram program;

    private Regex(RegexProgram program) {
        this.program = program;
    }

    /**
     * Reads a regular expression.
     *
     * @throws RegexSyntaxException if Go refuses it
     */
    public static Regex compile(String regex) throws RegexSyntaxException {
        return new Regex(RegexProgram.of(RegexParser.parse(regex)));
    }

    /** A regular expression that stands in this code. */
    public static Regex known(String regex) {
        try {
            return compile(regex);
        } catch (RegexSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether some part of a text matches. */
    public boolean matchesWithin(String text) {
        return new RegexSearch(program, text, true).find(0);
    }

    /** The leftmost part of a text that matches; empty if none does. */
    public String find(String text) {
        RegexSearch search = new RegexSearch(program, text, false);
        return search.find(0) ? text.substring(search.start(), search.end()) : "";
    }

    /**
     * The parts that match, from left to right. As with Go's {@code FindAllString}, an empty match right behind another is
     * none.
     *
     * @param limit how many at most; all of them if it is negative
     */
    public List<String> findAll(String text, long limit) {
        List<String> matches = new ArrayList<>();
        RegexSearch search = new RegexSearch(program, text, false);
        int from = 0;
        int previousEnd = -1;
        while ((limit < 0 || matches.size() < limit) && from <= text.length() && search.find(from)) {
            boolean emptyHere = search.end() == from;
            if (!emptyHere || search.start() != previousEnd) {
                matches.add(text.substring(search.start(), search.end()));
            }
            previousEnd = search.end();
            if (!emptyHere) {
                from = previousEnd;
            } else {
                from += from < text.length() ? Character.charCount(text.codePointAt(from)) : 1;
            }
        }
        return matches;
    }
}
