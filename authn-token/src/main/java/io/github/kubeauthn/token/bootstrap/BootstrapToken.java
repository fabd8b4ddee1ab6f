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
        return areAlphanumeric(token, 0, ID_LENGTH) && areAlphanumeric(token, ID_LENGTH + 1, token.length())
                ? Optional.of(new BootstrapToken(token.substring(0, ID_LENGTH), token.substring(ID_LENGTH + 1)))
                : Optional.empty();
    }

    private static boolean areAlphanumeric(String token, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = token.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "BootstrapToken[" + id + "]";
    }
}
