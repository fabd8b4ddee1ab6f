package io.github.kubeauthn.token.jose;

/** What came of checking a signature with a key. */
public sealed interface JwsVerification permits VerifiedJws, JwsVerification.Unverified {

    /**
     * The key does not verify the signature.
     *
     * @param message what go-jose says, character for character
     */
    record Unverified(String message) implements JwsVerification {}
}
