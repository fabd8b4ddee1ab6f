package io.github.kubeauthn.benchmarks;

import java.io.IOException;

/** JMH's own command line, on which {@code case} may be said for a parameter that Java cannot call so. */
public final class Main {

    private static final String SPOKEN = "case=";

    private static final String DECLARED = "caseId=";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        org.openjdk.jmh.Main.main(declared(arguments));
    }

    /** The arguments with the parameter's name in Java. */
    static String[] declared(String... arguments) {
        String[] declared = arguments.clone();
        for (int i = 0; i < declared.length; i++) {
            if (declared[i].startsWith("-p" + SPOKEN)) {
                declared[i] = "-p" + DECLARED + declared[i].substring(("-p" + SPOKEN).length());
            } else if (i > 0 && declared[i - 1].equals("-p") && declared[i].startsWith(SPOKEN)) {
                declared[i] = DECLARED + declared[i].substring(SPOKEN.length());
            }
        }
        return declared;
    }
}
