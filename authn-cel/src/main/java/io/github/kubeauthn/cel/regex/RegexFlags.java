package io.github.kubeauthn.cel.regex;

/** What {@code (?imsU)} switches on for the rest of a group. */
record RegexFlags(boolean foldCase, boolean multiLine, boolean dotNewline, boolean ungreedy) {

    static final RegexFlags NONE = new RegexFlags(false, false, false, false);

    static boolean isFlag(int c) {
        return c == 'i' || c == 'm' || c == 's' || c == 'U';
    }

    RegexFlags with(char flag, boolean on) {
        return switch (flag) {
            case 'i' -> new RegexFlags(on, multiLine, dotNewline, ungreedy);
            case 'm' -> new RegexFlags(foldCase, on, dotNewline, ungreedy);
            case 's' -> new RegexFlags(foldCase, multiLine, on, ungreedy);
            default -> new RegexFlags(foldCase, multiLine, dotNewline, on);
        };
    }
}
