package com.example.staff;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import java.util.Map;

/** What the webhook asks keeps the rules of every authenticator. */
class StaffDirectoryTest extends TokenAuthenticatorContract {

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return new StaffDirectory(Map.of(knownToken(), UserInfo.named("carol")));
    }

    @Override
    protected String knownToken() {
        return "the-token-of-carol";
    }
}
