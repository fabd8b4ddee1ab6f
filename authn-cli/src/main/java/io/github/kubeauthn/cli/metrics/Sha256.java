package io.github.kubeauthn.cli.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what kube-apiserver names contents in labels. */
final class Sha256 {

    private Sha256() {}

    /** {@code sha256:} and hexadecimal digits; empty for nothing. */
    static String of(byte[] content) {
        if (content.length == 0) {
            return "";
        }
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The same of a text in UTF-8. */
    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
