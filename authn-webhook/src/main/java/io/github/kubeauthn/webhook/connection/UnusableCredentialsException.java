package io.github.kubeauthn.webhook.connection;

/** Certificates, keys or tokens that nothing can be done with. */
final class UnusableCredentialsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String complaint;

    UnusableCredentialsException(String complaint) {
        super(complaint, null, false, false);
        this.complaint = complaint;
    }

    /** Why not, as Go's crypto/tls or client-go would say it. */
    String complaint() {
        return complaint;
    }
}
