package io.github.kubeauthn.token;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.text.GoText;
import io.github.kubeauthn.token.jose.Base64Url;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes the token out of the subprotocols of a websocket request, for browsers, which cannot set another header: one of them is
 * {@code base64url.bearer.authorization.k8s.io.} and the token in base64url without padding. At least one other subprotocol
 * must come along, for the server to choose. A token that nobody knows is refused; after a success its subprotocol goes.
 *
 * <p>The rule is that of {@code pkg/authentication/request/websocket} of k8s.io/apiserver.
 *
 * @param tokens who judges tokens
 */
public record WebSocketProtocolAuthenticator(Authenticator<BearerToken> tokens)
        implements Authenticator<HttpCredential> {

    private static final String HEADER = "Sec-WebSocket-Protocol";
    private static final String TOKEN_PREFIX = "base64url.bearer.authorization.k8s.io.";

    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        if (!isWebSocketRequest(credential.headers())) {
            credential.trace().note(() -> "the request asks for no websocket");
            return AuthenticationResult.noOpinion();
        }
        List<String> encodedTokens = new ArrayList<>(1);
        List<String> others = new ArrayList<>();
        for (String protocol : protocols(credential.headers())) {
            if (protocol.startsWith(TOKEN_PREFIX)) {
                encodedTokens.add(protocol.substring(TOKEN_PREFIX.length()));
            } else {
                others.add(protocol);
            }
        }
        if (encodedTokens.isEmpty()) {
            return AuthenticationResult.noOpinion();
        }
        return authenticate(credential, encodedTokens, others);
    }

    private AuthenticationResult authenticate(
            HttpCredential credential, List<String> encodedTokens, List<String> others) {
        byte[] bytes = Base64Url.decode(encodedTokens.get(0));
        if (bytes == null) {
            return Failed.refused("invalid base64.bearer.authorization token encoding");
        }
        String token;
        try {
            token = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Failed.refused("invalid base64.bearer.authorization token");
        }
        if (encodedTokens.size() > 1) {
            return Failed.refused("multiple base64.bearer.authorization tokens specified");
        }
        if (token.isEmpty()) {
            return AuthenticationResult.noOpinion();
        }
        if (others.isEmpty()) {
            return Failed.refused("missing additional subprotocol");
        }
        AuthenticationResult result = tokens.authenticate(BearerToken.of(token, credential.context()));
        return CarriedToken.answer(result, List.of(new HeaderEdit.Replace(HEADER, String.join(",", others))));
    }

    private static boolean isWebSocketRequest(Headers headers) {
        return GoText.equalFoldAscii("websocket", headers.first("Upgrade"))
                && headers.values("Connection").stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
    }

    private static List<String> protocols(Headers headers) {
        List<String> protocols = new ArrayList<>();
        for (String value : headers.values(HEADER)) {
            for (String protocol : value.split(",", -1)) {
                protocols.add(GoText.trimSpace(protocol));
            }
        }
        return protocols;
    }
}
