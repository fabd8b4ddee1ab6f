package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.api.text.GoText;
import io.github.kubeauthn.token.json.JsonReading;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed object in compact serialization (RFC 7515 section 7.1), read as go-jose reads it and not yet verified. The JSON
 * serialization is refused, as Kubernetes does before it comes to it. Immutable; {@link #toString()} shows nothing of it.
 */
public final class Jws implements JwsReading {

    static final String CRYPTO_FAILURE = "go-jose/go-jose: error in cryptographic primitive";

    private final String token;
    private final JwsHeader header;
    private final byte[] headerBytes;
    private final Payload payload;
    private final byte[] signature;

    private Jws(String token, JwsHeader header, byte[] headerBytes, Payload payload, byte[] signature) {
        this.token = token;
        this.header = header;
        this.headerBytes = headerBytes;
        this.payload = payload;
        this.signature = signature;
    }

    /** Reads a token. White space in it counts for nothing, wherever it stands. */
    public static JwsReading read(String token) {
        return read(token, null);
    }

    /**
     * Reads a token.
     *
     * @param known its payload, if that was decoded before
     */
    static JwsReading read(String token, @Nullable Payload known) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            return new Malformed("go-jose/go-jose: compact JWS format must have three parts");
        }
        byte[] header = Base64Url.decode(token, 0, first);
        Payload payload = known == null ? Payload.decode(token, first + 1, second) : known;
        byte[] signature = Base64Url.decode(token, second + 1, token.length());
        if (header != null && payload != null && signature != null) {
            return read(token, header, payload, signature);
        }
        // A decoder passes over line breaks; other white space is rare enough to be looked for only now.
        String text = GoText.withoutSpace(token);
        if (text.length() < token.length()) {
            return read(text, known);
        }
        return new Malformed(
                header == null
                        ? Base64Url.problemOf(token.substring(0, first))
                        : Base64Url.problemOf(
                                payload == null ? token.substring(first + 1, second) : token.substring(second + 1)));
    }

    /** The protected header; whoever trusts it before verification trusts the sender. */
    public JwsHeader header() {
        return header;
    }

    /**
     * Checks the signature with a key, by the algorithm that the header names, if that is one for the kind of key.
     *
     * <p>What is signed is the header and payload encoded anew, so that a text in an encoding that is not canonical stands for
     * the canonical one.
     */
    public JwsVerification verify(JwsKey key) {
        if (!key.isSupported()) {
            return new JwsVerification.Unverified("go-jose/go-jose: unsupported key type/format");
        }
        Optional<String> critical = header.criticalProblem();
        if (critical.isPresent()) {
            return new JwsVerification.Unverified(critical.get());
        }
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.named(header.algorithm());
        boolean good =
                header.hasBytes() && algorithm.isPresent() && key.verifies(algorithm.get(), signingInput(), signature);
        return good ? new VerifiedJws(this) : new JwsVerification.Unverified(CRYPTO_FAILURE);
    }

    /** The payload as JSON, which {@link VerifiedJws} hands out. */
    JsonReading payload() {
        return payload.json();
    }

    @Override
    public String toString() {
        return "Jws[" + payload.size() + " bytes of payload]";
    }

    private static JwsReading read(String token, byte[] headerBytes, Payload payload, byte[] signature) {
        JwsHeader.Reading reading = JwsHeader.read(headerBytes);
        return reading instanceof JwsHeader.Fine fine
                ? new Jws(token, fine.header(), headerBytes, payload, signature)
                : new Malformed(((JwsHeader.Malformed) reading).message());
    }

    private byte[] signingInput() {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        boolean standsInToken = header.signsBase64()
                && Base64Url.isCanonical(token, 0, first, headerBytes.length)
                && Base64Url.isCanonical(token, first + 1, second, payload.size());
        return standsInToken ? ascii(token, second) : encodedAnew();
    }

    private static byte[] ascii(String text, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private byte[] encodedAnew() {
        byte[] encodedHeader = Base64.getUrlEncoder().withoutPadding().encode(headerBytes);
        byte[] signedPayload = payload.signed(header.signsBase64());
        byte[] input = new byte[encodedHeader.length + 1 + signedPayload.length];
        System.arraycopy(encodedHeader, 0, input, 0, encodedHeader.length);
        input[encodedHeader.length] = '.';
        System.arraycopy(signedPayload, 0, input, encodedHeader.length + 1, signedPayload.length);
        return input;
    }
}
