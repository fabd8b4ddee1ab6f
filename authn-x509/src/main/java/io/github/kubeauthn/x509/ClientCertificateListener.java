package io.github.kubeauthn.x509;

import java.time.Duration;

/**
 * Is told of the certificates that clients show, for metrics. Calls come from many threads at once, stand in the way of an answer, and so
 * must be short and must not throw.
 */
public interface ClientCertificateListener {

    /** Listens to nothing. */
    ClientCertificateListener NONE = new ClientCertificateListener() {};

    /**
     * A certificate is about to be verified ({@code apiserver_client_certificate_expiration_seconds}).
     *
     * @param remaining how long it is still valid; negative if it has expired
     */
    default void verifying(Duration remaining) {}
}
