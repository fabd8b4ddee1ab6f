package io.github.kubeauthn.token;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.testkit.contract.RequestAuthenticatorContract;
import io.github.kubeauthn.testkit.question.Questions;
import io.github.kubeauthn.token.file.TokenFileAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.List;

class WebSocketProtocolContractTest extends RequestAuthenticatorContract {

    /** Carries {@code janes-long-token}. */
    private static final String JANE = "base64url.bearer.authorization.k8s.io.amFuZXMtbG9uZy10b2tlbg";

    /** Carries {@code joes-long-token}. */
    private static final String JOE = "base64url.bearer.authorization.k8s.io.am9lcy1sb25nLXRva2Vu";

    @Override
    protected Authenticator<HttpCredential> authenticator() {
        return new WebSocketProtocolAuthenticator(
                TokenFileAuthenticator.parse("tokens.csv", "janes-long-token,jane,1".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    protected HttpCredential knownRequest() {
        return upgrade(JANE + ", v4.channel.k8s.io");
    }

    @Override
    protected List<HttpCredential> refusedRequests() {
        return List.of(upgrade(JANE), upgrade(JOE + ", x"), upgrade(JANE + "=, x"), upgrade(JANE + ", " + JOE + ", x"));
    }

    @Override
    protected List<HttpCredential> foreignRequests() {
        return List.of(
                Questions.withoutCredentials(),
                upgrade("v4.channel.k8s.io"),
                Questions.withBearerToken("janes-long-token"),
                Questions.withHeader("Sec-WebSocket-Protocol", JANE + ", v4.channel.k8s.io"));
    }

    private static HttpCredential upgrade(String protocols) {
        return HttpCredential.builder()
                .headers(Headers.builder()
                        .add("Connection", "Upgrade")
                        .add("Upgrade", "websocket")
                        .add("Sec-WebSocket-Protocol", protocols)
                        .build())
                .build();
    }
}
