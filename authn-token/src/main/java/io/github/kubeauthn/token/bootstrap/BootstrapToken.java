package io.github.kubeauthn.token.bootstrap;

import java.util.Optional;

/**
 * The halves of a bootstrap token.
 *
 * @param id six characters, no secret
 * @param secret sixteen characters
 */
record BootstrapToken(String id, String secret) {

    private static final int ID_LENGTH = 6;
    private static final int SECRET_LENGTH = 16;

    static Optional<BootstrapToken> parse(String token) {
        if (token.length() != ID_LENGTH + 1 + SECRET_LENGTH || token.charAt(ID_LENGTH) != '.') {
            return Optional.empty();
        }
        String id = token.substring(0, ID_LENGTH);
        String secret = token.substring(ID_LENGTH + 1);
        return isAlphanumeric(id) && isAlphanumeric(secret)
                ? Optional.of(new BootstrapToken(id, secret))
                : Optional.empty();
    }

    private static boolean isAlphanumeric(String half) {
        return half.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return "BootstrapToken[" + id + "]";
    }
}
