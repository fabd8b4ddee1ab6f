package io.github.kubeauthn.x509.pem;

import io.github.kubeauthn.x509.der.DerBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One block of PEM (RFC 1421, RFC 7468).
 *
 * @param type what its first and last line say, such as {@code CERTIFICATE}
 * @param hasHeaders whether lines with a colon stand before its contents
 * @param contents what its lines encode
 */
public record PemBlock(String type, boolean hasHeaders, DerBytes contents) {

    /** Every block of a text, in order. What is no block is passed over. */
    public static List<PemBlock> all(byte[] text) {
        // Whatever the encoding of the rest, a block is ASCII.
        PemScanner scanner = new PemScanner(new String(text, StandardCharsets.ISO_8859_1));
        List<PemBlock> blocks = new ArrayList<>();
        for (PemBlock block = scanner.next(); block != null; block = scanner.next()) {
            blocks.add(block);
        }
        return blocks;
    }
}
