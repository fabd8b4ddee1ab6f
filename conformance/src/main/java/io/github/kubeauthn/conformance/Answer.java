package io.github.kubeauthn.conformance;

/** Reads conformance vectors and prints this library's answers, one JSON object a line. */
public final class Answer {
    private Answer() {}

    public static void main(String[] arguments) {
        System.err.println("usage: answer DIR...");
        System.exit(2);
    }
}
