package io.github.kubeauthn.token;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.testkit.contract.RequestAuthenticatorContract;
import io.github.kubeauthn.testkit.question.Questions;
import io.github.kubeauthn.token.file.TokenFileAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.List;

class BearerTokenContractTest extends RequestAuthenticatorContract {

    @Override
    protected Authenticator<HttpCredential> authenticator() {
        return new BearerTokenAuthenticator(
                TokenFileAuthenticator.parse("tokens.csv", "janes-long-token,jane,1".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    protected HttpCredential knownRequest() {
        return Questions.withBearerToken("janes-long-token");
    }

    @Override
    protected List<HttpCredential> refusedRequests() {
        return List.of(
                Questions.withBearerToken("joes-long-token"),
                Questions.withHeader("Authorization", "Bearer janes-long-toke n"));
    }

    @Override
    protected List<HttpCredential> foreignRequests() {
        return List.of(
                Questions.withoutCredentials(),
                Questions.withHeader("Authorization", "Basic amFuZXMtbG9uZy10b2tlbg=="),
                Questions.withHeader("Authorization", "janes-long-token"),
                Questions.withHeader("Authorization", "Bearer  janes-long-token"));
    }
}
