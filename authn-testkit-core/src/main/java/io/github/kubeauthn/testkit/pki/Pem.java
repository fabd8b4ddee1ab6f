package io.github.kubeauthn.testkit.pki;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;

/** PEM (RFC 7468), as OpenSSL writes it. */
public final class Pem {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /** One block of a label such as {@code CERTIFICATE}. */
    public static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    /** A key: PKCS #8 if it is private, SubjectPublicKeyInfo if it is public. */
    public static String of(Key key) {
        String label = key instanceof java.security.PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY";
        return block(label, key.getEncoded());
    }
}
