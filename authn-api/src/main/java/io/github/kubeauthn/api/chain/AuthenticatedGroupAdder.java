package io.github.kubeauthn.api.chain;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.api.UserInfo;

/**
 * Puts everyone whom another authenticator knows into {@code system:authenticated}, except who already is in it or in
 * {@code system:unauthenticated}, and except {@code system:anonymous}.
 *
 * @param delegate whom to ask
 * @param <C> the credential that it understands
 */
public record AuthenticatedGroupAdder<C extends Credential>(Authenticator<C> delegate) implements Authenticator<C> {

    @Override
    public AuthenticationResult authenticate(C credential) {
        AuthenticationResult result = delegate.authenticate(credential);
        if (result instanceof Authenticated success && needsGroup(success.user())) {
            return success.withUser(success.user().plusGroup(UserInfo.ALL_AUTHENTICATED));
        }
        return result;
    }

    private static boolean needsGroup(UserInfo user) {
        return !user.name().equals(UserInfo.ANONYMOUS)
                && !user.groups().contains(UserInfo.ALL_AUTHENTICATED)
                && !user.groups().contains(UserInfo.ALL_UNAUTHENTICATED);
    }
}
