package io.github.kubeauthn.token.jose;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a certificate beside a key (RFC 7517 sections 4.8 and 4.9). go-jose takes the hash, or its digits in
 * hexadecimal, either of them in base64url.
 *
 * @param name of the field
 * @param hash the hash function's name as {@code java.security.MessageDigest} knows it
 * @param size of the hash
 * @param text what stands in the field; empty if there is none
 */
record Thumbprint(String name, String hash, int size, String text) {

    static Thumbprint sha1(String text) {
        return new Thumbprint("x5t", "SHA-1", 20, text);
    }

    static Thumbprint sha256(String text) {
        return new Thumbprint("x5t#S256", "SHA-256", 32, text);
    }

    /** Why go-jose refuses the field beside these certificates; empty if it does not. */
    Optional<String> problemBeside(CertificateChain chain) {
        byte[] decoded = Base64Url.decode(text);
        if (decoded == null) {
            return invalid(name + " header has invalid encoding");
        }
        byte[] value = decoded.length == 2 * size ? decodeHex(decoded) : decoded;
        if (value == null) {
            return invalid("unable to hex decode " + name);
        }
        if (value.length != 0 && value.length != size) {
            return invalid(name + " header is of incorrect size");
        }
        return value.length == 0 || chain.hasHash(hash, value)
                ? Optional.empty()
                : invalid("x5c thumbprint does not match " + name + " value");
    }

    private static byte @Nullable [] decodeHex(byte[] digits) {
        try {
            return HexFormat.of().parseHex(new String(digits, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<String> invalid(String why) {
        return Optional.of("go-jose/go-jose: invalid JWK, " + why);
    }
}
