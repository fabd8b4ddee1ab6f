package io.github.kubeauthn.token.bootstrap;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import io.github.kubeauthn.token.cluster.Lookup;
import io.github.kubeauthn.token.cluster.Secret;
import java.time.Clock;
import java.util.List;

class BootstrapTokenContractTest extends TokenAuthenticatorContract {

    private final Clock clock = Clock.systemUTC();
    private boolean cacheIsEmpty;

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return new BootstrapTokenAuthenticator(this::secret, clock);
    }

    @Override
    protected String knownToken() {
        return "abc123.0123456789abcdef";
    }

    /** A wrong secret is no opinion, as in Kubernetes; nothing of this form is refused. */
    @Override
    protected List<String> foreignTokens() {
        return List.of("abc123.fedcba9876543210", "def456.0123456789abcdef", "a-text-that-nobody-here-can-know");
    }

    @Override
    protected boolean silenceWhatItAsks() {
        cacheIsEmpty = true;
        return true;
    }

    private Lookup<Secret> secret(String namespace, String name, AuthenticationContext context) {
        if (!name.equals("bootstrap-token-abc123")) {
            return Lookup.notFound();
        }
        if (cacheIsEmpty) {
            return Lookup.failed(context.refusalToWait(clock).orElseThrow());
        }
        return Lookup.found(Secret.builder(namespace, name)
                .type("bootstrap.kubernetes.io/token")
                .data("token-id", "abc123")
                .data("token-secret", "0123456789abcdef")
                .data("usage-bootstrap-authentication", "true")
                .build());
    }
}
