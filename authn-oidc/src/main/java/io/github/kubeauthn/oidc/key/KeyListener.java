package io.github.kubeauthn.oidc.key;

/** Is told whenever keys are fetched, for metrics. Called on whatever thread is at work; must be quick and not throw. */
public interface KeyListener {

    /**
     * Keys were fetched and are good.
     *
     * @param issuerUrl whose they are
     * @param keySet the answer as it came; not to be changed
     */
    default void keysFetched(String issuerUrl, byte[] keySet) {}

    /**
     * Keys could not be fetched, or are no good.
     *
     * @param issuerUrl whose they would be
     * @param problem why
     */
    default void keysUnavailable(String issuerUrl, String problem) {}
}
