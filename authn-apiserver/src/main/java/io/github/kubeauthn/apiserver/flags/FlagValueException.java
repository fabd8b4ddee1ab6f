package io.github.kubeauthn.apiserver.flags;

/** A flag's value cannot be read; the message says why, in the words of Go's standard library. */
final class FlagValueException extends Exception {

    private static final long serialVersionUID = 1L;

    FlagValueException(String message) {
        super(message);
    }
}
