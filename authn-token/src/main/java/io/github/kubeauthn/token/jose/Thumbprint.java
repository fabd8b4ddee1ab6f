package io.github.kubeauthn.token.jose;

import java.util.Optional;

/**
 * The hash of a certificate beside a key (RFC 7517 sections 4.8 and 4.9). go-jose takes the hash, or its digits in
 * hexadecimal, either of them in base64url.
 *
 * @param name of the field
 * @param text what stands in it; empty if there is none
 * @param size of the hash
 */
record Thumbprint(String name, String text, int size) {

    static Thumbprint sha1(String text) {
        return new Thumbprint("x5t", text, 20);
    }

    static Thumbprint sha256(String text) {
        return new Thumbprint("x5t#S256", text, 32);
    }

    /** Why go-jose refuses the field; empty if it does not. */
    Optional<String> problem() {
        byte[] decoded = Base64Url.decode(text);
        if (decoded == null) {
            return invalid(name + " header has invalid encoding");
        }
        if (decoded.length == 2 * size) {
            return isHexadecimal(decoded) ? Optional.empty() : invalid("unable to hex decode " + name);
        }
        return decoded.length == 0 || decoded.length == size
                ? Optional.empty()
                : invalid(name + " header is of incorrect size");
    }

    private static boolean isHexadecimal(byte[] digits) {
        for (byte digit : digits) {
            if (Character.digit(digit, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> invalid(String why) {
        return Optional.of("go-jose/go-jose: invalid JWK, " + why);
    }
}
