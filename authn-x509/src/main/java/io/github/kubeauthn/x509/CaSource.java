package io.github.kubeauthn.x509;

import java.util.Optional;

/**
 * Where an authenticator finds the CA bundle that it trusts, anew for each request. A {@link CaBundle} is its own source.
 * Implementations are safe for use by many threads at once and answer without waiting.
 */
@FunctionalInterface
public interface CaSource {

    /** The bundle to trust now; empty if there is none yet, so that nobody can be judged. */
    Optional<CaBundle> current();
}
