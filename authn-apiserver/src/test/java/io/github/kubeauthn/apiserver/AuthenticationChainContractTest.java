package io.github.kubeauthn.apiserver;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.chain.AudienceAgnosticAuthenticator;
import io.github.kubeauthn.testkit.contract.RequestAuthenticatorContract;
import io.github.kubeauthn.testkit.question.Questions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** A chain that asks somebody for whom it has to wait, behind a cache. */
class AuthenticationChainContractTest extends RequestAuthenticatorContract {

    private static final Authenticator<BearerToken> JANE = new AudienceAgnosticAuthenticator<>(
            Audiences.of("api", "other"),
            token -> token.token().equals("janes-long-token")
                    ? Authenticated.as(UserInfo.named("jane"))
                    : AuthenticationResult.noOpinion());

    private volatile CountDownLatch silence = new CountDownLatch(0);
    private final AuthenticationChain chain = AuthenticationChain.builder()
            .apiAudiences(audiences())
            .staticTokens(token -> token.token().equals("joes-long-token")
                    ? Failed.refused("joe is no more")
                    : AuthenticationResult.noOpinion())
            .tokenWebhook(this::askRemotely)
            .tokenCache(Duration.ofSeconds(10), Duration.ZERO)
            .build();

    @AfterEach
    void close() {
        chain.close();
    }

    @Override
    protected Authenticator<HttpCredential> authenticator() {
        return chain;
    }

    @Override
    protected HttpCredential knownRequest() {
        return Questions.withBearerToken("janes-long-token");
    }

    @Override
    protected List<HttpCredential> refusedRequests() {
        return List.of(Questions.withBearerToken("joes-long-token"), Questions.withBearerToken("nobodys-long-token"));
    }

    @Override
    protected Audiences audiences() {
        return Audiences.of("api", "other");
    }

    @Override
    protected boolean silenceWhatItAsks() {
        silence = new CountDownLatch(1);
        return true;
    }

    private AuthenticationResult askRemotely(BearerToken token) {
        if (token.context().nonBlocking()) {
            return Failed.of(Kind.WOULD_BLOCK, "would block");
        }
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failed.of(Kind.INTERRUPTED, "context canceled");
        }
        return JANE.authenticate(token);
    }
}
