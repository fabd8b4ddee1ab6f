package com.example.apikey;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import java.util.List;

/** What every chain expects of an authenticator, with several hundred hostile tokens. */
class ApiKeyAuthenticatorTest extends TokenAuthenticatorContract {

    /** One that knows no key yet. */
    protected ApiKeyAuthenticator empty() {
        return new ApiKeyAuthenticator();
    }

    @Override
    protected Authenticator<BearerToken> authenticator() {
        ApiKeyAuthenticator keys = empty();
        keys.add("ci", "5b9f0f3b1c6d4e8a", UserInfo.named("ci-robot").withGroups(List.of("robots")));
        return keys;
    }

    @Override
    protected String knownToken() {
        return "key_ci_5b9f0f3b1c6d4e8a";
    }

    @Override
    protected List<String> refusedTokens() {
        return List.of("key_ci_0000000000000000", "key_nobody_5b9f0f3b1c6d4e8a", "key_ci");
    }
}
