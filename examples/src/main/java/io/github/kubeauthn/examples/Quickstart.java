package io.github.kubeauthn.examples;

/** The example that the README runs. */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String[] arguments) {
        System.out.println("kube-authn");
    }
}
