package io.github.kubeauthn.sa;

/**
 * Hears how service account tokens are used, for metrics; each method stands for the counter of kube-apiserver that it names.
 * Called on the thread that authenticates, so it must be quick, must not throw, and must be safe for use by many threads at once.
 */
public interface ServiceAccountTokenListener {

    /** A token without audiences was verified: {@code serviceaccount_legacy_tokens_total}. */
    default void legacyToken() {}

    /** A token was used behind its {@code warnafter}: {@code serviceaccount_stale_tokens_total}. */
    default void staleToken() {}

    /** A token was used before its {@code warnafter}: {@code serviceaccount_valid_tokens_total}. */
    default void validToken() {}

    /** A token out of a Secret that somebody made: {@code serviceaccount_legacy_manual_token_uses_total}. */
    default void legacyManualTokenUse() {}

    /** A token out of a Secret that a controller made: {@code serviceaccount_legacy_auto_token_uses_total}. */
    default void legacyAutoTokenUse() {}

    /** A token out of a Secret that is marked as invalid: {@code serviceaccount_invalid_legacy_auto_token_uses_total}. */
    default void invalidLegacyAutoTokenUse() {}

    /** Hears nothing. */
    static ServiceAccountTokenListener none() {
        return new ServiceAccountTokenListener() {};
    }
}
