package io.github.kubeauthn.oidc.key;

/** What came of reading a text as a key set. */
public sealed interface KeySetReading permits KeySet, KeySetReading.Malformed {

    /**
     * The text is none.
     *
     * @param message why, in kube-apiserver's words
     */
    record Malformed(String message) implements KeySetReading {}
}
