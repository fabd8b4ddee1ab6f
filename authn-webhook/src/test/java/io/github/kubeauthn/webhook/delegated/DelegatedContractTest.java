package io.github.kubeauthn.webhook.delegated;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.contract.RequestAuthenticatorContract;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.question.Questions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Anonymous requests are turned off, so that it is told apart who has nothing to show and who is not believed. */
class DelegatedContractTest extends RequestAuthenticatorContract {

    private final TestCa clients = TestCa.named("clients");
    private final DelegatedAuthentication authentication = DelegatedAuthentication.of(
                    published(),
                    token -> token.token().equals("janes-long-token")
                            ? Authenticated.as(UserInfo.named("jane"))
                            : AuthenticationResult.noOpinion())
            .withoutAnonymous()
            .build();

    @AfterEach
    void close() {
        authentication.close();
    }

    @Override
    protected Authenticator<HttpCredential> authenticator() {
        return authentication;
    }

    @Override
    protected HttpCredential knownRequest() {
        return Questions.withBearerToken("janes-long-token");
    }

    @Override
    protected List<HttpCredential> refusedRequests() {
        return List.of(
                Questions.withBearerToken("joes-long-token"),
                Questions.withCertificate(
                        TestCa.named("stranger").client("jane").issue()));
    }

    private AuthenticationConfigMap published() {
        InMemoryAuthenticationConfigMap configMap = new InMemoryAuthenticationConfigMap();
        configMap.put(Map.of("client-ca-file", clients.pem()));
        return configMap;
    }
}
