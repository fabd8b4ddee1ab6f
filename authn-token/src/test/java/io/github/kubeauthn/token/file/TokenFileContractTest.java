package io.github.kubeauthn.token.file;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import java.nio.charset.StandardCharsets;

class TokenFileContractTest extends TokenAuthenticatorContract {

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return TokenFileAuthenticator.parse(
                "tokens.csv",
                "janes-long-token,jane,1\njoes-long-token,joe,2,\"dev,ops\"\n,nobody,3\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String knownToken() {
        return "janes-long-token";
    }
}
