package io.github.kubeauthn.token.file;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.testkit.contract.RequestAuthenticatorContract;
import io.github.kubeauthn.testkit.question.Questions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

class BasicAuthFileContractTest extends RequestAuthenticatorContract {

    @Override
    protected Authenticator<HttpCredential> authenticator() {
        return BasicAuthFileAuthenticator.parse(
                "basic.csv", "janes-long-password,jane,1\n,empty,2\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected HttpCredential knownRequest() {
        return basic("jane:janes-long-password");
    }

    @Override
    protected List<HttpCredential> refusedRequests() {
        return List.of(basic("jane:joes-long-password"), basic("joe:janes-long-password"), basic("jane:"));
    }

    @Override
    protected List<HttpCredential> foreignRequests() {
        return List.of(
                Questions.withoutCredentials(),
                Questions.withBearerToken("janes-long-password"),
                basic("janes-long-password"));
    }

    private static HttpCredential basic(String pair) {
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        return Questions.withHeader(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
}
