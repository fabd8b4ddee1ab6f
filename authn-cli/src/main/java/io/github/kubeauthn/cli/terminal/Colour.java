package io.github.kubeauthn.cli.terminal;

/** The colours in which the program says things (ECMA-48, SGR). */
public enum Colour {
    PLAIN("0"),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    WARNING("33"),
    HINT("36");

    private final String parameter;

    Colour(String parameter) {
        this.parameter = parameter;
    }

    String sequence() {
        return "\u001b[" + parameter + "m";
    }
}
