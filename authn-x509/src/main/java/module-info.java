/** Client certificates and the front proxy. */
module io.github.kubeauthn.x509 {
    requires transitive io.github.kubeauthn.api;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.kubeauthn.x509;
    exports io.github.kubeauthn.x509.certificate to
            io.github.kubeauthn.token;
    exports io.github.kubeauthn.x509.key to
            io.github.kubeauthn.token;
    exports io.github.kubeauthn.x509.der to
            io.github.kubeauthn.token,
            io.github.kubeauthn.sa,
            io.github.kubeauthn.webhook;
    exports io.github.kubeauthn.x509.pem to
            io.github.kubeauthn.sa,
            io.github.kubeauthn.webhook;
    exports io.github.kubeauthn.x509.tls to
            io.github.kubeauthn.oidc,
            io.github.kubeauthn.webhook;
    exports io.github.kubeauthn.x509.watch to
            io.github.kubeauthn.oidc;
}
