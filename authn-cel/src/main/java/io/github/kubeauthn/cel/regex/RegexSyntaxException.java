package io.github.kubeauthn.cel.regex;

/** Text that is no regular expression. */
public final class RegexSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    RegexSyntaxException(String why, String where) {
        super(null, null, false, false);
        this.problem = "error parsing regexp: " + why + ": `" + where + "`";
    }

    /** What Go says, with the part of the expression that it is about. */
    @Override
    public String getMessage() {
        return problem;
    }
}
