package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.api.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What of a credential must never show. */
final class Secrets {

    /** A shorter text may stand in a message for another reason. */
    private static final int SHORTEST = 12;

    /** How a websocket carries a token: as a protocol, in base64url ({@code websocket/protocol.go} of k8s.io/apiserver). */
    private static final String PROTOCOL_PREFIX = "base64url.bearer.authorization.k8s.io.";

    private Secrets() {}

    /** The token as a whole, and what behind its last dot makes a JWT or a bootstrap token good. */
    static List<String> ofToken(String token) {
        List<String> secrets = new ArrayList<>();
        addUnlessShort(secrets, token);
        int lastDot = token.lastIndexOf('.');
        if (lastDot > 0) {
            addUnlessShort(secrets, token.substring(lastDot + 1));
        }
        return secrets;
    }

    /** Tokens and passwords, as they travel and as they are read. */
    static List<String> ofHeaders(Headers headers) {
        List<String> secrets = new ArrayList<>();
        for (String value : headers.values("Authorization")) {
            int space = value.indexOf(' ');
            String shown = space < 0 ? value : value.substring(space + 1);
            secrets.addAll(ofToken(shown));
            if (value.toLowerCase(Locale.ROOT).startsWith("basic ")) {
                addUnlessShort(secrets, password(shown));
            }
        }
        for (String value : headers.values("Sec-WebSocket-Protocol")) {
            for (String protocol : value.split(",", -1)) {
                String name = protocol.strip();
                if (name.startsWith(PROTOCOL_PREFIX)) {
                    String encoded = name.substring(PROTOCOL_PREFIX.length());
                    addUnlessShort(secrets, encoded);
                    secrets.addAll(ofToken(decoded(Base64.getUrlDecoder(), encoded)));
                }
            }
        }
        return secrets;
    }

    private static String password(String encoded) {
        String pair = decoded(Base64.getDecoder(), encoded);
        return pair.substring(pair.indexOf(':') + 1);
    }

    /** Empty if it is no base64. */
    private static String decoded(Base64.Decoder decoder, String encoded) {
        try {
            return new String(decoder.decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void addUnlessShort(List<String> secrets, String text) {
        if (text.strip().length() >= SHORTEST) {
            secrets.add(text);
        }
    }
}
