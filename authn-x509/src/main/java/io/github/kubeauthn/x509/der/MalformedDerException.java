package io.github.kubeauthn.x509.der;

/**
 * DER that is not what it should be, and what Go's {@code crypto/x509} says about it.
 *
 * <p>It never leaves this module: whoever reads for somebody else turns it into an answer. It has no stack trace, because
 * malformed certificates are ordinary input.
 */
public final class MalformedDerException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedDerException(String message) {
        super(message, null, false, false);
    }

    /** What is wrong, in Go's words. */
    public String complaint() {
        return String.valueOf(getMessage());
    }
}
