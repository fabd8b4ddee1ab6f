package io.github.kubeauthn.api.chain;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.api.text.GoQuoted;
import java.util.Optional;

/**
 * Gives audiences to an authenticator that knows none: its users are good for the API server's own audiences.
 *
 * <p>A question that names audiences is answered for those of them that are also the API server's, and not at all if there is
 * none; a question that names no audiences is passed on, and answered without any. The rule is that of
 * {@code authenticator.WrapAudienceAgnosticRequest} of k8s.io/apiserver.
 *
 * @param implicit the API server's own audiences ({@code --api-audiences})
 * @param delegate whom to ask
 * @param <C> the credential that it understands
 */
public record AudienceAgnosticAuthenticator<C extends Credential>(Audiences implicit, Authenticator<C> delegate)
        implements Authenticator<C> {

    @Override
    public AuthenticationResult authenticate(C credential) {
        Optional<Audiences> requested = credential.audiences();
        if (requested.isEmpty()) {
            return delegate.authenticate(credential);
        }
        Audiences audiences = implicit.intersect(requested.get());
        if (audiences.isEmpty()) {
            credential
                    .trace()
                    .note(() -> "none of the requested audiences is one of the API server's own, " + implicit);
            return AuthenticationResult.noOpinion();
        }
        AuthenticationResult result = delegate.authenticate(credential);
        if (!(result instanceof Authenticated success)) {
            return result;
        }
        if (!success.audiences().isEmpty()) {
            return Failed.refused("audience agnostic authenticator wrapped an authenticator that returned audiences: "
                    + GoQuoted.list(success.audiences().values()));
        }
        return success.withAudiences(audiences);
    }
}
