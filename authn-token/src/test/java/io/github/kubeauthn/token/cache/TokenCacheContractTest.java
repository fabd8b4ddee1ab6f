package io.github.kubeauthn.token.cache;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** In front of somebody who always has to wait. */
class TokenCacheContractTest extends TokenAuthenticatorContract {

    private volatile CountDownLatch silence = new CountDownLatch(0);
    private final CachingTokenAuthenticator cache = CachingTokenAuthenticator.builder(this::askRemotely)
            .failureTtl(Duration.ofSeconds(10))
            .build();

    @AfterEach
    void close() {
        cache.close();
    }

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return cache;
    }

    @Override
    protected String knownToken() {
        return "janes-long-token";
    }

    @Override
    protected List<String> refusedTokens() {
        return List.of("joes-long-token");
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
        return switch (token.token()) {
            case "janes-long-token" -> Authenticated.as(UserInfo.named("jane"));
            case "joes-long-token" -> Failed.refused("joe is no more");
            default -> AuthenticationResult.noOpinion();
        };
    }
}
