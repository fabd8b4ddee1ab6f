package io.github.kubeauthn.api;

/**
 * Decides who sent a credential.
 *
 * <p>Every mechanism of the chain, every decorator and the whole chain are of this one type. It corresponds to
 * {@code authenticator.Request} and {@code authenticator.Token} of k8s.io/apiserver.
 *
 * <p>An implementation is safe for use by many threads at once; it never throws for anything that the credential holds,
 * answers in bounded time and memory however large or malformed the credential is, and never puts a secret part of it
 * into a message. A credential that is not of its kind gets {@link AuthenticationResult.NoOpinion}, one that it refuses
 * or cannot check gets {@link AuthenticationResult.Failed}.
 *
 * @param <C> the credential that it understands
 */
@FunctionalInterface
public interface Authenticator<C extends Credential> {

    /** Decides who sent {@code credential}. */
    AuthenticationResult authenticate(C credential);
}
