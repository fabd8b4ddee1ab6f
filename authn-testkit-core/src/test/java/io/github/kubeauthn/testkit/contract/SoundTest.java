package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import java.util.List;

/** An authenticator that keeps the contract passes it. */
class SoundTest extends TokenAuthenticatorContract {

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return new FileOfNames();
    }

    @Override
    protected String knownToken() {
        return FileOfNames.KNOWN;
    }

    @Override
    protected List<String> refusedTokens() {
        return List.of(FileOfNames.REFUSED);
    }
}
