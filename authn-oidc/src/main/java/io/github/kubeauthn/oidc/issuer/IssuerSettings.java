package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.oidc.key.KeyListener;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.oidc.key.RefreshRule;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer's authenticator needs beside its configuration.
 *
 * @param client through which the issuer is asked; must not follow redirects
 * @param algorithms how its tokens may be signed
 * @param refreshRule when its keys are fetched again
 * @param keySource where its keys come from; null if from the issuer itself
 * @param listener is told when keys are fetched
 * @param clock says what time it is
 */
public record IssuerSettings(
        HttpClient client,
        List<String> algorithms,
        RefreshRule refreshRule,
        @Nullable KeySource keySource,
        KeyListener listener,
        Clock clock) {

    public IssuerSettings {
        algorithms = List.copyOf(algorithms);
    }
}
