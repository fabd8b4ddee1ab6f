package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.oidc.JwtListener;
import io.github.kubeauthn.sa.ServiceAccountTokenListener;
import io.github.kubeauthn.token.cache.TokenCacheListener;
import io.github.kubeauthn.x509.ClientCertificateListener;

/**
 * Who is told what happens inside a chain, for metrics. Immutable; the listeners themselves are called by many threads at once.
 *
 * @param clientCertificates is told of the certificates that clients show
 * @param tokenCache is told of the cache before all mechanisms for tokens and of the one of the token webhook, which kube-apiserver
 *     counts together
 * @param serviceAccounts is told how service account tokens are used
 * @param jwt is told of JWT issuers and of the file that configures them
 */
public record Listeners(
        ClientCertificateListener clientCertificates,
        TokenCacheListener tokenCache,
        ServiceAccountTokenListener serviceAccounts,
        JwtListener jwt) {

    /** Nobody. */
    public static Listeners none() {
        return new Listeners(
                ClientCertificateListener.NONE,
                TokenCacheListener.NONE,
                ServiceAccountTokenListener.none(),
                new JwtListener() {});
    }

    public Listeners withClientCertificates(ClientCertificateListener newClientCertificates) {
        return new Listeners(newClientCertificates, tokenCache, serviceAccounts, jwt);
    }

    public Listeners withTokenCache(TokenCacheListener newTokenCache) {
        return new Listeners(clientCertificates, newTokenCache, serviceAccounts, jwt);
    }

    public Listeners withServiceAccounts(ServiceAccountTokenListener newServiceAccounts) {
        return new Listeners(clientCertificates, tokenCache, newServiceAccounts, jwt);
    }

    public Listeners withJwt(JwtListener newJwt) {
        return new Listeners(clientCertificates, tokenCache, serviceAccounts, newJwt);
    }
}
