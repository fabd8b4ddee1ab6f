package io.github.kubeauthn.token.jose;

/** What came of reading a payload as claims. */
public sealed interface JwtClaimsReading permits JwtClaims, JwtClaimsReading.Malformed {

    /**
     * A claim is not what it should be.
     *
     * @param message what go-jose says, character for character
     */
    record Malformed(String message) implements JwtClaimsReading {}
}
