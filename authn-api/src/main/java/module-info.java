/**
 * What every part of kube-authn speaks: requests, results, users, and the authenticators that combine others.
 *
 * <p>It has no dependency at run time.
 */
module io.github.kubeauthn.api {
    requires static transitive org.jspecify;

    exports io.github.kubeauthn.api;
    exports io.github.kubeauthn.api.chain;
    exports io.github.kubeauthn.api.text to
            io.github.kubeauthn.x509,
            io.github.kubeauthn.token,
            io.github.kubeauthn.sa,
            io.github.kubeauthn.oidc,
            io.github.kubeauthn.webhook,
            io.github.kubeauthn.apiserver;
}
