package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.der.MalformedDerException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Certificates beside a key or in a header ({@code x5c}, RFC 7515 section 4.1.6 and RFC 7517 section 4.7). They are read and
 * compared with the key, and never used.
 */
final class CertificateChain {

    private final @Nullable Certificate leaf;
    private final @Nullable String problem;

    private CertificateChain(@Nullable Certificate leaf, @Nullable String problem) {
        this.leaf = leaf;
        this.problem = problem;
    }

    /** Reads what stands in a header. */
    static CertificateChain of(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return malformed("json: cannot unmarshal " + value.kind() + " into Go value of type []string");
        }
        List<String> certificates = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (!(element instanceof JsonString) && element != JsonNull.NULL) {
                return malformed("json: cannot unmarshal " + element.kind() + " into Go value of type string");
            }
            certificates.add(element instanceof JsonString text ? text.value() : "");
        }
        return of(certificates);
    }

    /** Reads certificates in standard base64. */
    static CertificateChain of(List<String> certificates) {
        Certificate leaf = null;
        for (String text : certificates) {
            byte[] der = Base64Standard.decode(text);
            if (der == null) {
                return malformed("illegal base64 data");
            }
            try {
                Certificate certificate = Certificate.parse(der);
                leaf = leaf == null ? certificate : leaf;
            } catch (MalformedDerException e) {
                return malformed(e.complaint());
            }
        }
        return new CertificateChain(leaf, null);
    }

    /** Why go-jose refuses the chain by itself; empty if it does not. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether the first certificate, if there is one, is for that key; null is a key that no certificate can be for. */
    boolean isFor(@Nullable PublicNumbers key) {
        PublicNumbers certified = leaf == null ? null : PublicNumbers.of(leaf.publicKey());
        return certified == null || certified.equals(key);
    }

    /** Whether the first certificate, if there is one, has that hash. */
    boolean hasHash(String algorithm, byte[] hash) {
        if (leaf == null) {
            return true;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            leaf.encoded().digestInto(digest);
            return MessageDigest.isEqual(digest.digest(), hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static CertificateChain malformed(String problem) {
        return new CertificateChain(null, problem);
    }
}
