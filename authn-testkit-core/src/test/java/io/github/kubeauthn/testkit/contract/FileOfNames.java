package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;

/** A sound authenticator, small enough to be broken in one place: it knows one token, and refuses others of its own form. */
class FileOfNames implements Authenticator<BearerToken> {

    static final String KNOWN = "name:jane-with-a-long-secret";
    static final String REFUSED = "name:jack-with-a-long-secret";

    @Override
    public AuthenticationResult authenticate(BearerToken credential) {
        if (!credential.token().startsWith("name:")) {
            credential.trace().note(() -> "it does not begin with name:");
            return AuthenticationResult.noOpinion();
        }
        return credential.token().equals(KNOWN)
                ? Authenticated.as(UserInfo.named("jane"))
                : Failed.refused("nobody has this name");
    }
}
