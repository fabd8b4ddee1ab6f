package io.github.kubeauthn.oidc;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.oidc.key.KeyListener;
import java.time.Duration;

/** Is told what JWT authenticators do, for metrics. Called on whatever thread is at work; must be quick and not throw. */
public interface JwtListener extends KeyListener {

    /**
     * A token of an issuer was judged.
     *
     * @param issuerUrl whose token it was
     * @param result a user or a failure
     * @param duration how long it took
     */
    default void authenticated(String issuerUrl, AuthenticationResult result, Duration duration) {}

    /**
     * The configuration's file was read at the start.
     *
     * @param content the content; not to be changed
     */
    default void configurationLoaded(byte[] content) {}

    /**
     * New content of the configuration's file counts from now on.
     *
     * @param content the content; not to be changed
     */
    default void configurationReloaded(byte[] content) {}

    /**
     * An issuer is no longer configured, and nothing fetches its keys any more: some time after
     * {@link #configurationReloaded}, as in kube-apiserver.
     *
     * @param issuerUrl which
     */
    default void issuerRemoved(String issuerUrl) {}

    /**
     * The configuration's file changed but cannot be used; what it said before still counts.
     *
     * @param reason why
     */
    default void configurationRefused(String reason) {}
}
