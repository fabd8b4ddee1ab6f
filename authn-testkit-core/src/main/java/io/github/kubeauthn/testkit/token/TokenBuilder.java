package io.github.kubeauthn.testkit.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the claims of a JWT together and signs them. Every claim can be replaced or left out, so that a token is wrong in just
 * one point. Not safe for use by several threads.
 */
public final class TokenBuilder {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private SigningKey key;

    TokenBuilder(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token that is issued now, and good for an hour from now. */
    public static TokenBuilder good(SigningKey key, Clock clock) {
        Instant now = clock.instant();
        return new TokenBuilder(key, clock).issuedAt(now).validFrom(now).validFor(LIFETIME);
    }

    /** {@code iss}. */
    public TokenBuilder issuer(String issuer) {
        return claim("iss", issuer);
    }

    /** {@code sub}. */
    public TokenBuilder subject(String subject) {
        return claim("sub", subject);
    }

    /** {@code aud}: a text if there is one audience, else an array. */
    public TokenBuilder audience(String... audiences) {
        return claim("aud", audiences.length == 1 ? audiences[0] : Arrays.asList(audiences));
    }

    /** {@code iat}, in whole seconds. */
    public TokenBuilder issuedAt(Instant instant) {
        return claim("iat", instant.getEpochSecond());
    }

    /** {@code nbf}, in whole seconds. */
    public TokenBuilder validFrom(Instant instant) {
        return claim("nbf", instant.getEpochSecond());
    }

    /** {@code exp}, in whole seconds. */
    public TokenBuilder validUntil(Instant instant) {
        return claim("exp", instant.getEpochSecond());
    }

    /** {@code exp}, from now on. */
    public TokenBuilder validFor(Duration lifetime) {
        return validUntil(clock.instant().plus(lifetime));
    }

    /** It expired an hour ago. */
    public TokenBuilder expired() {
        return validFor(LIFETIME.negated());
    }

    /**
     * Any claim, in place of the one of this name.
     *
     * @param value text, number, boolean, null, or a list or map of these
     */
    public TokenBuilder claim(String name, @Nullable Object value) {
        claims.put(name, value);
        return this;
    }

    /** Takes a claim out. */
    public TokenBuilder without(String name) {
        claims.remove(name);
        return this;
    }

    /** Signed by another key than the one that it would be good with. */
    public TokenBuilder signedBy(SigningKey other) {
        this.key = other;
        return this;
    }

    /** The claims as they stand. */
    public Map<String, @Nullable Object> claims() {
        return new LinkedHashMap<>(claims);
    }

    /** The token. */
    public String sign() {
        return key.sign(claims);
    }
}
