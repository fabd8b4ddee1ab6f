package io.github.kubeauthn.api.chain;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.UserInfo;
import java.util.List;
import java.util.Set;

/**
 * Takes whoever asks for {@code system:anonymous} in {@code system:unauthenticated}, if need be only on certain paths
 * ({@code --anonymous-auth}; {@code anonymous.conditions} of an AuthenticationConfiguration, KEP-4633).
 */
public final class AnonymousAuthenticator implements Authenticator<HttpCredential> {

    private static final Authenticated ANONYMOUS =
            Authenticated.as(UserInfo.named(UserInfo.ANONYMOUS).withGroups(List.of(UserInfo.ALL_UNAUTHENTICATED)));

    private final Set<String> paths;

    private AnonymousAuthenticator(Set<String> paths) {
        this.paths = Set.copyOf(paths);
    }

    /** Anonymous is allowed on every path. */
    public static AnonymousAuthenticator everywhere() {
        return new AnonymousAuthenticator(Set.of());
    }

    /**
     * Anonymous is allowed on just these paths, which are compared as a whole with the request's decoded path. No path at
     * all is no condition: then it is allowed everywhere, as Kubernetes has it.
     */
    public static AnonymousAuthenticator onlyOn(Set<String> paths) {
        return new AnonymousAuthenticator(paths);
    }

    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        if (!paths.isEmpty() && !paths.contains(credential.path())) {
            credential.trace().note(() -> "anonymous requests are allowed on other paths only");
            return AuthenticationResult.noOpinion();
        }
        Audiences requested = credential.audiences().orElse(Audiences.none());
        return requested.isEmpty() ? ANONYMOUS : ANONYMOUS.withAudiences(requested);
    }
}
