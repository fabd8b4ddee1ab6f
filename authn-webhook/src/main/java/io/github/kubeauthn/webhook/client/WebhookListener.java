package io.github.kubeauthn.webhook.client;

import java.time.Duration;

/**
 * Is told what an authenticator that asks a remote service does, for metrics. What it throws is logged and otherwise ignored.
 * Implementations are safe for use by many threads and do not wait.
 */
public interface WebhookListener {

    /**
     * A request came to its end ({@code apiserver_delegated_authn_request_total} and
     * {@code apiserver_delegated_authn_request_duration_seconds}). A look-up may need several.
     *
     * @param code the HTTP status of the answer, or {@code <error>} if there was none
     * @param duration how long it took
     */
    default void requestEnded(String code, Duration duration) {}

    /** A look-up was refused at once, because too many are under way and waiting. */
    default void lookupTurnedAway() {}
}
